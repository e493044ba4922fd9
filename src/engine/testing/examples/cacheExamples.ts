import { Driver } from '../../driver.ts'
import { CacheAdapter } from '../../lifecycle/CacheAdapter.ts'
import type { Program } from '../../model/graph.ts'
import type { Problem } from '../../model/problem.ts'
import { PACKAGES } from '../../packages.ts'
import { type CacheStore, createMemoryStore } from '../../run/cacheStore.ts'
import { analyzed } from '../analyzed.ts'
import type { Examples } from '../told.ts'

const program = analyzed('export function f(): number { return 1 }')
const sorting = analyzed(`export function prices(): number[] { return [2, 1] }
export function f(prices: number[]): number[] { return prices.sort() }`)

/** The problems of a run over a store. */
async function toldBy(
  parts: Partial<CacheStore>,
  run: Program = { ...program, versions: { f: '1' } },
): Promise<readonly Problem[]> {
  const { read, write } = createMemoryStore()
  const cache = new CacheAdapter({ store: { read, write, ...parts } })
  const driver = Driver.fromGraph(run, { adapters: [cache], packages: PACKAGES })
  return (await driver.run({ outputs: ['f'], inputs: {}, overrides: {} })).problems
}

/** Problems of the cache. */
export const cacheExamples: Examples = {
  'DW-CACHE-001': [
    () => toldBy({ write: () => Promise.reject(new Error('no space left on device')) }),
    'The cache cannot be written: no space left on device.',
  ],
  'DW-CACHE-002': [
    () => toldBy({ read: async () => new Uint8Array(3) }),
    'What the cache holds for "f" is not what was put there, or another version\'s.',
  ],
  'DW-CACHE-003': [() => toldBy({}, program), 'Nothing is cached: this program does not say which code its nodes run.'],
  'DW-CACHE-004': [
    () => toldBy({}, { ...sorting, versions: { f: '1', prices: '1' } }),
    '"f" changed what "prices" gave it, or something else did while it ran: what it gives is not kept.',
  ],
}
