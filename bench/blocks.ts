import { analyzeHere } from '../src/engine/analyzeHere.ts'
import { Driver } from '../src/engine/driver.ts'
import { PACKAGES } from '../src/engine/packages.ts'
import { againstBudget, measure, type Row } from './row.ts'

const BLOCK = `import type { Collect, Parallelizable } from 'dagwright'
export function* item(count: number): Parallelizable<number> { for (let i = 0; i < count; i++) yield i }
export function doubled(item: number): number { return 2 * item }
export function total(doubled: Collect<number>): number { let sum = 0; for (const one of doubled) sum += one; return sum }
`

/** A parallel block of 10,000 items, and what a chain over an 80 MB column holds at its peak. */
export async function benchBlocks(): Promise<Row[]> {
  const count = 10_000
  const driver = driverOf(BLOCK)
  const run = () => driver.execute(['total'], { inputs: { count } })
  for (let warm = 0; warm < 5; warm++) await run()
  const taken = await measure(20, run)
  const bare = await measure(20, () => bareBlock(count))
  return [
    againstBudget('10,000 items through a parallel block', (1000 * taken) / count, 'us/item', 10),
    {
      name: 'the same beside a bare loop',
      value: (1000 * taken) / count,
      unit: 'us/item',
      rival: `bare loop ${((1000 * bare) / count).toFixed(3)} us/item`,
      ratio: taken / bare,
    },
    await benchMemory(),
  ]
}

function bareBlock(count: number): number {
  const items = Array.from({ length: count }, (_, at) => at)
  let sum = 0
  for (const doubled of items.map((item) => 2 * item)) sum += doubled
  return sum
}

const COLUMN = 80 * 2 ** 20

/** Each function makes a new column of 80 MB out of the one before; the peak is asked in each of them. */
async function benchMemory(): Promise<Row> {
  const start = 'export function c0(rows: number): Float64Array { return new Float64Array(rows) }'
  const steps = Array.from({ length: 99 }, (_, at) => {
    const from = `c${at}`
    return `export function c${at + 1}(${from}: Float64Array): Float64Array { return Float64Array.from(${from}) }`
  })
  const driver = driverOf([start, ...steps].join('\n'))
  const before = process.memoryUsage().arrayBuffers
  let peak = 0
  const onEvent = () => {
    peak = Math.max(peak, process.memoryUsage().arrayBuffers - before)
  }
  await driver.run({ outputs: ['c99'], inputs: { rows: COLUMN / 8 }, overrides: {} }, { onEvent })
  return againstBudget('peak of a 100-node chain over an 80 MB column', peak / COLUMN, 'columns', 4)
}

function driverOf(text: string): Driver {
  const program = analyzeHere({ files: [{ path: 'bench.ts', text }], modules: ['bench.ts'], config: {} })
  return Driver.fromGraph(program, { packages: PACKAGES })
}
