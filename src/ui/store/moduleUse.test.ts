import { expect, test } from 'vitest'
import { fakeProgram } from '../testing/fakeProgram.ts'
import { moduleUse } from './moduleUse.ts'

const FILES = [
  { path: 'stats.ts', text: 'export function mean(n: number): number {\n  return n\n}\n' },
  {
    path: 'report.ts',
    text: "import { mean } from './stats'\nexport function total(mean: number): number {\n  return mean\n}\n",
  },
  { path: 'lib/late.ts', text: "export const late = () => import('../stats.ts')\n" },
  { path: 'other.ts', text: "import { x } from './stats2.ts' // './stats.ts'\n" },
]
const { graph } = fakeProgram({ files: FILES, modules: ['stats.ts', 'report.ts'], config: {} })

test('a module is missed by the nodes that take its nodes, and by the files that import it', () => {
  expect(moduleUse('stats.ts', graph, FILES)).toEqual({
    holds: ['mean'],
    users: ['total'],
    importers: ['report.ts', 'lib/late.ts'],
  })
})

test('nobody misses one that stands at the end', () => {
  expect(moduleUse('report.ts', graph, FILES)).toEqual({ holds: ['total'], users: [], importers: [] })
})
