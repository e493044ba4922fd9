import { assert as check, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyzeHere } from './analyzeHere.ts'
import { copyHere, editHere } from './editHere.ts'
import type { EditPlan } from './model/edit.ts'
import type { Graph } from './model/graph.ts'
import type { SourceText } from './model/module.ts'
import { typeAt } from './model/type.ts'
import { applyPlan } from './testing/edited.ts'
import { createRandom, type Random } from './testing/random.ts'
import { EVERYTHING, type RandomProgram, randomProgram } from './testing/randomProgram.ts'

interface Step {
  readonly files: readonly SourceText[]
  readonly modules: readonly string[]
  readonly graph: Graph
}

function read(files: readonly SourceText[], modules: readonly string[], config: RandomProgram['config']): Step {
  return { files, modules, graph: analyzeHere({ files, modules, config }).graph }
}

/** What a graph says of nodes, as text. */
function factsOf({ nodes, types }: Graph, isMeant: (origin: string) => boolean): string[] {
  return nodes
    .filter((node) => node.kind === 'function' && isMeant(node.origin))
    .flatMap(({ name, type, doc, tags, dependencies }) => [
      `${name}: ${typeAt(types, type).text}`,
      `${name} is ${doc} ${JSON.stringify(tags)}`,
      ...dependencies.map(({ parameter, node, optional }) => `${node} -> ${name}.${parameter}${optional ? '?' : ''}`),
    ])
    .sort()
}

function someNodes({ nodes }: Graph, random: Random): string[] {
  const functions = nodes.filter((node) => node.kind === 'function')
  const some = functions.filter(() => random.chance(0.5))
  return (some.length ? some : functions).map((node) => node.name)
}

function pasteInto(step: Step, text: string, module: string, config: RandomProgram['config'], keepLinks = false) {
  const { files, modules } = step
  const outcome = editHere({ files, modules, config }, { kind: 'paste', text, module, keepLinks })
  if (!outcome.ok) return outcome.problem
  const added = modules.includes(module) ? modules : [...modules, module]
  return { plan: outcome.plan, next: read(applyPlan(files, outcome.plan), added, config) }
}

/** Problems of a block that was cut apart are none of the clipboard's. */
function problemsOf({ graph }: Step): string[] {
  return graph.problems
    .map(({ code, message }) => `${code} ${message}`)
    .filter((one) => !/^DW-LINK-07|Collect/.test(one))
}

/** What a plan leaves of a file is what it was. */
function keptText(step: Step, { changes }: EditPlan): void {
  for (const { path, edits } of changes) {
    const text = step.files.find((file) => file.path === path)?.text ?? ''
    for (const { start, end } of edits) expect(text.slice(start, end).trim()).toBe('')
  }
}

function expectRoundTrip(seed: number, size: number): void {
  const program = randomProgram({ ...EVERYTHING, overrides: 0, seed, size })
  const random = createRandom(seed)
  const step = read(program.files, program.modules, program.config)
  const nodes = someNodes(step.graph, random)
  if (nodes.length === 0) return
  const copy = copyHere({ files: step.files, modules: step.modules, config: program.config }, nodes)
  if (!copy.ok) throw new Error(copy.problem.message)
  const origins = new Set(step.graph.nodes.filter((one) => nodes.includes(one.name)).map((one) => one.origin))
  const isCopied = (origin: string) => origins.has(origin)
  const empty = read([{ path: 'main.ts', text: '' }], ['main.ts'], program.config)
  const pasted = pasteInto(empty, copy.text, 'main.ts', program.config)
  if (!('next' in pasted)) throw new Error(pasted.message)
  const context = { seed, size, nodes, text: copy.text }
  expect({ ...context, problems: problemsOf(pasted.next) }).toEqual({ ...context, problems: [] })
  expect({ ...context, facts: factsOf(pasted.next.graph, () => true) }).toEqual({
    ...context,
    facts: factsOf(step.graph, isCopied),
  })
  const module = random.pick([step.modules[0] ?? 'main.ts', 'fresh.ts'])
  let at = step
  for (let count = 0; count < 2; count++) {
    const again = pasteInto(at, copy.text, module, program.config, random.chance(0.5))
    // A part of a value has one name.
    if (!('next' in again)) return
    keptText(at, again.plan)
    const old = new Set(at.graph.nodes.map((node) => node.origin))
    const there = { ...context, after: again.next.files }
    expect({ ...there, facts: factsOf(again.next.graph, (origin) => old.has(origin)) }).toEqual({
      ...there,
      facts: factsOf(at.graph, () => true),
    })
    expect({ ...there, problems: problemsOf(again.next) }).toEqual({ ...there, problems: problemsOf(at) })
    expect(again.next.graph.nodes.filter((node) => !old.has(node.origin) && node.kind === 'function').length).toBe(
      pasted.next.graph.nodes.filter((node) => node.kind === 'function').length,
    )
    at = again.next
  }
}

describe('what is copied of a random program', () => {
  test('is the same in an empty one, and leaves nodes and text that are there as they are', {
    timeout: 120_000,
  }, () => {
    check(
      property(record({ seed: integer(), size: integer({ min: 1, max: 14 }) }), ({ seed, size }) =>
        expectRoundTrip(seed, size),
      ),
      // Another seed each time looks further: SEED=7 npx vitest run src/engine/randomClipboard.test.ts
      { numRuns: Number(process.env.RUNS ?? 8), seed: Number(process.env.SEED ?? 4) },
    )
  })
})
