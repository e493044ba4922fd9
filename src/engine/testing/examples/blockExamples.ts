import { type Examples, told } from '../told.ts'

const IMPORT = `import type { Collect, Parallelizable } from 'dagwright'\n`
const K = 'export function k(): Parallelizable<number> { return [1, 2] }\n'
const BLOCK = `${IMPORT}${K}export function two(k: number): number { return 2 * k }
export function f(two: Collect<number>): number { return [...two].length }`

/** Problems of parallel blocks. */
export const blockExamples: Examples = {
  'DW-LINK-070': [
    () =>
      told(`${IMPORT}${K}export function m(): Parallelizable<number> { return [3] }
export function sum(k: number, m: number): number { return k + m }
export function f(sum: Collect<number>): number { return [...sum].length }`),
    '"sum" takes items of two parallel blocks, of "k" and of "m": nothing says which belong together.',
  ],
  'DW-LINK-071': [
    () => told(`${IMPORT}${K}export function f(k: number): number { return k }`),
    '"k" is a Parallelizable, but no Collect takes what becomes of its items.',
  ],
  'DW-LINK-072': [
    () => told(`${BLOCK}\nexport function lost(k: number): number { return k }`),
    '"lost" runs for each item of "k", but no Collect takes what it gives.',
  ],
  'DW-LINK-073': [
    () =>
      told(`${IMPORT}${K}export function total(k: Collect<number>): number { return [...k].length }
export function share(k: number, total: number): number { return k / total }
export function f(share: Collect<number>): number[] { return [...share] }`),
    '"share" runs for each item of "k", but needs "total", which is there only when all items are through.',
  ],
  'DW-PLAN-007': [
    () => told(BLOCK, { outputs: ['two', 'f'] }),
    'The output "two" runs for each item of "k": it has no one value.',
  ],
  'DW-PLAN-008': [
    () => told(BLOCK, { overrides: { two: 3 } }),
    'The override "two" runs for each item of "k": it has no one value.',
  ],
}
