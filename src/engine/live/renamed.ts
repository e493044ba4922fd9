import type { Json, ModuleInfo } from '../model/module.ts'
import { listNames } from '../model/names.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { createScanner } from './scanner.ts'

/** What a minifier leaves of a name. */
const SHORT = /^[\p{ID_Start}$_][\p{ID_Continue}$]?$/u

/**
 * A problem where a minifier renamed a live module's parameters: nothing else would tell, for each would silently become an
 * input. It takes all of: every parameter has one or two letters and none is a node or config; no function kept the longer
 * name that it is exported by; and a function's name is as short as they are, or no text has a space that a person leaves.
 * `const square = (x) => x * x` keeps its name, `decorate(tag(...), (x) => x * x)` its spaces.
 */
export function findRenamed(
  info: ModuleInfo,
  namespace: object,
  nodes: ReadonlySet<string>,
  config: Readonly<Record<string, Json>>,
): Problem | null {
  const functions = info.functions.filter((one) => one.parameters.length > 0)
  const parameters = functions.flatMap((one) => one.parameters.map((parameter) => parameter.name))
  const isForeign = (name: string) => SHORT.test(name) && !nodes.has(name) && !Object.hasOwn(config, name)
  if (functions.length === 0 || !parameters.every(isForeign)) return null
  const named = functions.filter((one) => !SHORT.test(one.name))
  const found = named.flatMap(({ name }) => [[name, Reflect.get(namespace, name) as unknown] as const])
  const names = found.map(([name, fn]) => (typeof fn === 'function' && fn.name !== name ? fn.name : name))
  if (named.length === 0 || found.some(([name], at) => names[at] === name)) return null
  if (!names.some((name) => SHORT.test(name)) && found.some(([, fn]) => hasRoom(fn))) return null
  return makeProblem('DW-LIVE-002', 'build', {
    message: `A minifier renamed the parameters of "${info.path}": its functions take ${listNames([...new Set(parameters)])}.`,
    hint: `Import the module with dagwright/vite ("./features.ts?dag"), which keeps the names, or build without minifying.`,
    nodes: functions.map((one) => one.name),
  })
}

/** Whether a space stands where the language needs none. */
function hasRoom(fn: unknown): boolean {
  const scanner = createScanner(Function.prototype.toString.call(fn))
  let before = scanner.next()
  for (let token = scanner.next(); token !== null && before !== null; token = scanner.next()) {
    const isNeeded = before.kind !== 'mark' && token.kind !== 'mark'
    if (!isNeeded && token.start > before.start + before.text.length) return true
    before = token
  }
  return false
}
