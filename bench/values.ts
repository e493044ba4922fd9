import { op, table } from 'arquero'
import { importPart } from '../src/engine/parts/importPart.ts'
import { createValueHasher } from '../src/engine/values/hash.ts'
import { profileValue } from '../src/engine/values/profile.ts'
import { fromEntry, toEntry } from '../src/engine/values/storeEntry.ts'
import { fromWire, toWire } from '../src/engine/values/wire.ts'
import { againstBudget, againstFloor, measure, type Row } from './row.ts'

/** What the engine does with big values: hashes, moves and describes them. */
export async function benchValues(): Promise<Row[]> {
  return [...(await benchHash()), ...(await benchRows()), ...(await benchProfile())]
}

async function benchHash(): Promise<Row[]> {
  const column = Float64Array.from({ length: 10_000_000 }, (_, at) => Math.sin(at))
  const floor = await measure(9, () => sum(column))
  const taken = await measure(9, () => createValueHasher()(column))
  const hasher = createValueHasher()
  hasher(column)
  const again = await measure(9, () => hasher([column]))
  return [
    againstBudget('hash of an 80 MB Float64Array', taken, 'ms', 60),
    againstFloor('the same', taken, 'ms', ['adding its numbers up', floor]),
    againstFloor('the same array once more, inside of a list', again, 'ms', ['adding its numbers up', floor]),
  ]
}

function sum(column: Float64Array): number {
  let total = 0
  for (let at = 0; at < column.length; at++) total += column[at] ?? 0
  return total
}

const ROWS = 1_000_000

/** Rows of an object each, with dates, beside the same as a table. */
async function benchRows(): Promise<Row[]> {
  const columns = {
    id: Array.from({ length: ROWS }, (_, at) => at),
    city: Array.from({ length: ROWS }, (_, at) => `city ${at % 200}`),
    price: Array.from({ length: ROWS }, (_, at) => at / 7),
    time: Array.from({ length: ROWS }, (_, at) => (at % 20 ? new Date(1.6e12 + at * 1000) : null)),
  }
  const wide = table(columns)
  const rows = wide.objects({ limit: Number.POSITIVE_INFINITY })
  const keep = (value: unknown) => fromEntry('key', toEntry('key', value))
  const compare = async (name: string, task: (value: unknown) => unknown) =>
    againstFloor(`${name} 1 million rows of an object each, with dates`, await measure(3, () => task(rows)), 'ms', [
      'the same as a table',
      await measure(3, () => task(wide)),
    ])
  return [
    await compare('hash of', (value) => createValueHasher()(value)),
    await compare('moving to another thread', (value) => fromWire(structuredClone(toWire(value)))),
    await compare('writing and reading as an entry of a cache', keep),
  ]
}

async function benchProfile(): Promise<Row[]> {
  const columns = mixedColumns()
  const wide = table(columns)
  await importPart('profile')
  const now = () => performance.now()
  const taken = await measure(5, () => profileValue(wide, { pause: () => Promise.resolve(), now }))
  const rival = await measure(1, () => rollUp(wide, columns))
  const moved = await measure(3, () => fromWire(structuredClone(toWire(wide))))
  const cloned = await measure(3, () => structuredClone(columns))
  const name = 'profile of 1 million rows, 10 columns'
  return [
    againstBudget(name, taken, 'ms', 400),
    againstFloor(`${name}: schema, missing, distinct, moments, quantiles, histograms`, taken, 'ms', [
      'Arquero: distinct, missing, moments, medians',
      rival,
    ]),
    againstFloor('moving that table to another thread', moved, 'ms', ['structured clone of its columns', cloned]),
  ]
}

/** Numbers, text, dates and booleans; five per cent are missing. */
function mixedColumns(): Record<string, unknown[] | Float64Array> {
  let state = 1
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const some = (make: (at: number) => unknown) =>
    Array.from({ length: ROWS }, (_, at) => (random() < 0.05 ? null : make(at)))
  return {
    reading: Float64Array.from({ length: ROWS }, () => random() * 1000),
    normal: some(() => random() + random() + random() - 1.5),
    count: some(() => Math.floor(random() * 50)),
    price: some(() => Math.round(random() * 1e6) / 100),
    id: some((at) => `id ${at}`),
    city: some(() => `city ${Math.floor(random() * 200)}`),
    word: some(() => `word ${Math.floor(random() * 30_000)}`),
    time: some(() => new Date(1.6e12 + Math.floor(random() * 1e9) * 1000)),
    day: some(() => new Date(1.6e12 + Math.floor(random() * 1000) * 86_400_000)),
    ok: some(() => random() < 0.3),
  }
}

function rollUp(wide: ReturnType<typeof table>, columns: Readonly<Record<string, unknown>>): object[] {
  const asked: NonNullable<Parameters<typeof wide.rollup>[0]> = {}
  for (const name of Object.keys(columns)) {
    asked[`${name} distinct`] = op.distinct(name)
    asked[`${name} missing`] = op.invalid(name)
  }
  for (const name of ['reading', 'normal', 'count', 'price']) {
    for (const what of ['min', 'max', 'mean', 'stdev', 'median'] as const) asked[`${name} ${what}`] = op[what](name)
  }
  return wide.rollup(asked).objects()
}
