import { type ColumnTable, table } from 'arquero'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runChecked } from '../testing/operated.ts'
import { createRandom, type Random } from '../testing/random.ts'
import { contextOf, operationOf } from '../testing/written.ts'
import type { ColumnKind, KnownColumn, OperationField, OperationSource } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { suggestName } from './suggestName.ts'

const STEPS = 5
const TRIES = 30

/** Columns with names that would break what is not quoted, with gaps, and of every kind. */
const START = table([
  ['net price', [3, null, 1.5, -2, 3, 8, 0]],
  [`it's "q" \`b\` */`, ['x', 'y', 'x', null, 'z', '', 'x']],
  ['größe', [1, 2, 3, 4, 5, 6, Number.NaN]],
  ['x,y', ['a', 'b', 'a', 'b', 'a', 'b', 'a']],
  ['op', [new Date(0), new Date(1e12), null, new Date(2e12), new Date(0), new Date(5), new Date(6)]],
  ['row', [true, false, null, true, true, false, false]],
])

test('what is offered can be answered at random, step after step: it always passes the compiler, and runs', async () => {
  const rows = fc.constantFrom(START, START.slice(0, 1).reify(), START.slice(0, 0).reify())
  await fc.assert(
    fc.asyncProperty(fc.integer(), rows, async (seed, start) => {
      const chain = await randomChain(createRandom(seed), start)
      expect(chain.length).toBeGreaterThan(1)
      expect(chain.at(-1)).toBe('chart')
    }),
    { numRuns: 4, endOnFailure: true },
  )
})

/** Writes operations one on what the others gave, and runs them; the ids of those that were written. */
async function randomChain(random: Random, start: ColumnTable): Promise<readonly string[]> {
  const files: Record<string, string> = {}
  const written: string[] = []
  const nodes = [sourceOf('start', start)]

  function write(id: string): string | null {
    const operation = operationOf(id)
    const [first] = nodes
    const sources = operation.takes.length ? [random.pick([first ?? sourceOf('start', start), ...nodes])] : []
    const taken = nodes.map((node) => node.name)
    const draft = contextOf({ sources, nodes, taken, name: 'draft' })
    const answers: Record<string, string | readonly string[]> = {}
    // What an input holds is not known, so a second table is always one that ran.
    if (operation.takes.length === 2 && nodes.length < 2) return null
    // What is asked may depend on what was answered.
    for (let at = 0; at < operation.fields(draft, answers).length; at++) {
      const field = operation.fields(draft, answers)[at]
      if (field) answers[field.id] = answerTo(field, sources[0]?.columns ?? [], random)
    }
    const name = suggestName(operation, answers, { sources, taken })
    const result = operation.write(answers, { ...draft, name })
    if (!result.ok) return null
    files[`${name}.ts`] = result.text
    written.push(id)
    return name
  }

  const steps = OPERATIONS.map((one) => one.id).filter((id) => !id.startsWith('load') && id !== 'chart')
  for (let tries = 0; tries < TRIES && written.length < STEPS; tries++) {
    const id = random.pick([steps[0] ?? '', ...steps])
    const name = write(id)
    if (name === null) continue
    const value = (await runChecked(files, [name], { start }))[name]
    for (const [made, one] of tablesIn(name, value)) nodes.push(sourceOf(made, one))
  }
  for (let tries = 0; tries < TRIES && written.at(-1) !== 'chart'; tries++) write('chart')
  await runChecked(
    files,
    Object.keys(files).map((file) => file.slice(0, -3)),
    { start },
  )
  return written
}

/** A table, or the tables of an object: nodes of their own. */
function tablesIn(name: string, value: unknown): (readonly [string, ColumnTable])[] {
  const isTable = (one: unknown): one is ColumnTable => one instanceof START.constructor
  if (isTable(value)) return [[name, value]]
  return Object.entries(value ?? {}).filter((entry): entry is [string, ColumnTable] => isTable(entry[1]))
}

function sourceOf(name: string, value: ColumnTable): OperationSource {
  const columns = value
    .columnNames()
    .map((column): KnownColumn => ({ name: column, kind: kindOf(value.array(column)) }))
  return { name, type: 'ColumnTable', columns }
}

function kindOf(column: Iterable<unknown>): ColumnKind {
  const kinds = new Set([...column].filter((one) => one !== null && one !== undefined).map(kindOfValue))
  const [kind] = kinds
  return kinds.size === 1 && kind ? kind : 'other'
}

function kindOfValue(value: unknown): ColumnKind {
  if (value instanceof Date) return 'date'
  const kinds: Record<string, ColumnKind> = { number: 'number', string: 'text', boolean: 'boolean' }
  return kinds[typeof value] ?? 'other'
}

const TEXTS = ['3', 'total', "it's", 'new column', 'größer', 'net price'] as const

function answerTo(field: OperationField, columns: readonly KnownColumn[], random: Random): string | readonly string[] {
  const choices = (field.choices ?? []).map((choice) => choice.value)
  const [first = ''] = choices
  switch (field.kind) {
    case 'columns':
    case 'choices':
      return choices.filter(() => random.chance(0.4))
    case 'number':
      return String(random.below(Math.min(field.range?.most ?? 50, 50)))
    case 'text':
      return field.default !== undefined && random.chance(0.5) ? field.default : random.pick(TEXTS)
    case 'expression':
      return expressionOf(columns, field.id === 'condition', random)
    default:
      return field.optional && field.kind !== 'node' && random.chance(0.5) ? '' : random.pick([first, ...choices])
  }
}

const FORMULAS: Record<ColumnKind, (column: string, isCondition: boolean) => string> = {
  number: (column, isCondition) => (isCondition ? `${column} > 1` : `${column} * 2 + 1`),
  text: (column, isCondition) => (isCondition ? `${column} !== 'x'` : `upper(${column}) + '!'`),
  date: (column, isCondition) => (isCondition ? `${column} >= '1980-01-01'` : `utcyear(${column})`),
  boolean: (column) => `!${column}`,
  other: (column, isCondition) => (isCondition ? `${column} !== null` : `${column} ?? 0`),
}

function expressionOf(columns: readonly KnownColumn[], isCondition: boolean, random: Random): string {
  const [first] = columns
  if (!first) return 'true'
  const { name, kind } = random.pick([first, ...columns])
  const column = `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
  return FORMULAS[kind](column, isCondition)
}
