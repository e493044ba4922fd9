import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
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

/** In a process of its own, as a runner is a thread of its own: what the compiler holds would count as well. */
async function benchMemory(): Promise<Row> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    fileURLToPath(new URL('./memory.js', import.meta.url)),
  ])
  return againstBudget('peak of a 100-node chain over an 80 MB column', Number(stdout), 'columns', 4)
}

function driverOf(text: string): Driver {
  const program = analyzeHere({ files: [{ path: 'bench.ts', text }], modules: ['bench.ts'], config: {} })
  return Driver.fromGraph(program, { packages: PACKAGES })
}
