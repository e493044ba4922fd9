import type { SourceText } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { isLiveModule, isNamespace, type LiveModule } from './liveModule.ts'
import { showValue } from './showValue.ts'

/** What `Builder.withModules` was given, in its order, each module once. */
export interface TakenModules {
  readonly texts: readonly SourceText[]
  readonly live: readonly LiveModule[]
  readonly paths: readonly string[]
  readonly problems: readonly Problem[]
}

/** Tells text from live functions; namespaces that nobody named are `module1`, `module2`... */
export function takeModules(given: readonly unknown[]): TakenModules {
  const texts: SourceText[] = []
  const live: LiveModule[] = []
  const paths: string[] = []
  const problems: Problem[] = []
  for (const one of given) {
    if (isText(one)) {
      texts.push(one)
      paths.push(one.path)
      continue
    }
    const wrong = whatIsWrong(one)
    if (wrong) {
      problems.push(noModule(one, wrong))
      continue
    }
    const module = toLive(one as object, live.length + 1)
    if (live.some((known) => known.functions === module.functions)) continue
    live.push(module)
    paths.push(module.path)
  }
  for (const { path } of live) if (paths.indexOf(path) !== paths.lastIndexOf(path)) problems.push(samePath(path))
  return { texts, live, paths, problems: uniqueByMessage(problems) }
}

function isText(value: unknown): value is SourceText {
  if (typeof value !== 'object' || value === null || isNamespace(value)) return false
  return 'path' in value && typeof value.path === 'string' && 'text' in value && typeof value.text === 'string'
}

function toLive(value: object, number: number): LiveModule {
  if (isLiveModule(value)) return value
  // `import * as dag from './features.ts?dag'`, where `import dag` was meant.
  if ('default' in value && typeof value.default === 'object' && value.default && isLiveModule(value.default)) {
    return value.default
  }
  return { kind: 'liveModule', path: `module${number}`, functions: value, url: null, recorded: null }
}

/** The way out of a mistake; null where there is none. */
function whatIsWrong(value: unknown): string | null {
  if (typeof value === 'function') return `Export it from a module of its own, or give an object of functions.`
  if (typeof value !== 'object' || value === null) return HINT
  if (value instanceof Promise) return 'Await it first: withModules(await import("./features.ts")).'
  if (Array.isArray(value)) return 'Give the modules one by one: withModules(...modules).'
  return isLiveModule(value) || Object.keys(value).length > 0 ? null : HINT
}

const HINT = 'Give what import * as features from "./features.ts" gives, or source("features.ts", text).'

function noModule(value: unknown, hint: string): Problem {
  return makeProblem('DW-LIVE-008', 'build', {
    message: `withModules was given ${value instanceof Promise ? 'a promise' : showValue(value)}, which is no module.`,
    hint,
  })
}

function samePath(path: string): Problem {
  return makeProblem('DW-LIVE-009', 'build', {
    message: `Two modules are called "${path}".`,
    hint: `Name them apart: source("other.ts", functions).`,
  })
}

function uniqueByMessage(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()]
}
