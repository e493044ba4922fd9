import { asyncProperty, assert as check, integer, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import { editHere } from './editHere.ts'
import type { EditIntent, EditPlan } from './model/edit.ts'
import type { Program } from './model/graph.ts'
import type { SourceText } from './model/module.ts'
import { isError } from './model/problem.ts'
import { PACKAGES } from './packages.ts'
import { applyPlan } from './testing/edited.ts'
import { editFaults } from './testing/naiveEdit.ts'
import { pictureOf } from './testing/pictureOf.ts'
import { createRandom } from './testing/random.ts'
import { randomIntent } from './testing/randomIntent.ts'
import { EVERYTHING, type RandomProgram, randomProgram } from './testing/randomProgram.ts'

/** What an edit may break, by what it is asked for: the rest it must leave whole. */
const EXPECTED: Readonly<Partial<Record<EditIntent['kind'], RegExp>>> = {
  // What the body names is unknown then, and a block may lose its end.
  disconnect: /^DW-(ANALYZE-009|ANALYZE-014|LINK-0\d\d)/,
  duplicate: /^DW-LINK-07/,
  remove: /^DW-(ANALYZE-009|ANALYZE-014|LINK-0\d\d)/,
  retype: /^DW-(ANALYZE-009|LINK-00[34]|LINK-0\d\d)/,
  // A new edge may lead into or out of a parallel block, or take an input as another type.
  connect: /^DW-LINK-(004|07\d|003 .*: Collect<)/,
  addInput: /^DW-LINK-004/,
  addFunction: /^DW-LINK-0(04|7\d)/,
  insert: /^DW-LINK-0(04|7\d)/,
  setDefault: /^DW-(ANALYZE-009|LINK-0\d\d)/,
}

interface Step {
  readonly files: readonly SourceText[]
  readonly modules: readonly string[]
  readonly program: Program
}

function read(files: readonly SourceText[], modules: readonly string[], config: RandomProgram['config']): Step {
  return { files, modules, program: analyzeHere({ files, modules, config }) }
}

/** Makes an edit and looks at it from all sides; null where it is refused. */
function edit(
  step: Step,
  intent: EditIntent,
  random: RandomProgram,
): { readonly next: Step; readonly plan: EditPlan } | null {
  const { files, modules, program } = step
  const outcome = editHere({ files, modules, config: random.config }, intent)
  if (!outcome.ok) {
    expect(outcome.problem.code).toMatch(/^DW-EDIT-0\d\d$/)
    expect(outcome.problem.hint).not.toBe('')
    return null
  }
  const { plan } = outcome
  for (const change of plan.changes) {
    expect({ intent, wide: wideEdits(files, change.path, plan, intent) }).toEqual({ intent, wide: [] })
  }
  const config = renamedKeys(random.config, plan.renames)
  const added = plan.changes.filter((change) => change.isNew).map((change) => change.path)
  const isAt = new Map(plan.moved?.map(({ from, to }) => [from, to]))
  const paths = [...modules.map((path) => isAt.get(path) ?? path), ...added]
  const next = read(applyPlan(files, plan), paths, config)
  const problems = next.program.graph.problems.map(({ code, message }) => `${code} ${message}`)
  expect({ intent, problems: problems.filter((one) => !EXPECTED[intent.kind]?.test(one)) }).toEqual({
    intent,
    problems: [],
  })
  expect({ intent, faults: editFaults(program.graph, intent, plan, next.program.graph) }).toEqual({
    intent,
    faults: [],
  })
  return { next, plan }
}

/** Edits that overlap, are out of order, or write anew what they could have left: a whole function. */
function wideEdits(files: readonly SourceText[], path: string, { changes }: EditPlan, intent: EditIntent): string[] {
  const text = files.find((file) => file.path === path)?.text ?? ''
  const edits = changes.find((change) => change.path === path)?.edits ?? []
  return edits.flatMap(({ start, end, text: written }, at) => {
    const before = edits[at - 1]
    const replaced = text.slice(start, end)
    const isWide = written.trim() !== '' && /function|=>|\n\S/.test(replaced) && intent.kind !== 'setModifier'
    return isWide || start > end || end > text.length || (before && before.end > start)
      ? [`${replaced} -> ${written}`]
      : []
  })
}

/** What nodes give that can be asked for, by the names that they have after an edit. */
async function valuesOf({ program }: Step, random: RandomProgram, renames: EditPlan['renames'] = []): Promise<unknown> {
  const after = (name: string) => renames.find((one) => one.from === name)?.to ?? name
  const driver = Driver.fromGraph(program, { packages: PACKAGES })
  const outputs = random.outputs.map(after)
  const { result, problems } = await driver.run({ outputs, inputs: renamedKeys(random.inputs, renames), overrides: {} })
  expect(problems.filter(isError)).toEqual([])
  return outputs.map((name) => pictureOf((result as Record<string, unknown>)[name]))
}

/** Config, inputs and outputs follow what was renamed. */
function renamedKeys<T>(given: Readonly<Record<string, T>>, renames: EditPlan['renames']): Record<string, T> {
  const after = (name: string) => renames.find((one) => one.from === name)?.to ?? name
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [after(name), value]))
}

const KEEPING: readonly EditIntent['kind'][] = ['rename', 'move', 'duplicate', 'setDoc', 'setModifier']

async function expectEdits(seed: number, size: number, count: number): Promise<void> {
  const program = randomProgram({ ...EVERYTHING, overrides: 0, seed, size })
  const random = createRandom(seed)
  let step = read(program.files, program.modules, program.config)
  for (let at = 0; at < count; at++) {
    const intent = randomIntent(step.program.graph, step.modules, random)
    const done = edit(step, intent, program)
    if (!done) continue
    const isKept = KEEPING.includes(intent.kind)
    const isWhole = done.next.program.graph.problems.length === 0
    if (isKept && isWhole && at < 3) {
      expect(await valuesOf(done.next, program, done.plan.renames)).toEqual(await valuesOf(step, program))
    }
    if (isKept && isWhole && done.plan.renames.length === 0) step = done.next
  }
}

describe('a random edit of a random program does to the graph what it says, and nothing else', () => {
  test('or is refused', { timeout: 120_000 }, () =>
    check(
      asyncProperty(record({ seed: integer(), size: integer({ min: 1, max: 14 }) }), ({ seed, size }) =>
        expectEdits(seed, size, 7),
      ),
      { numRuns: 10 },
    ),
  )
})
