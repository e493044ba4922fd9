import { expect, test } from 'vitest'
import { outlineGroups } from './outlineGroups.ts'

const NODES = [
  { name: 'spend', kind: 'input', module: null },
  { name: 'spend_mean', kind: 'function', module: 'stats.ts' },
  { name: 'avg_3wk', kind: 'function', module: 'lib/features.ts' },
  { name: 'region', kind: 'config', module: null },
] as const

test('functions stand by module, then inputs and config', () => {
  expect(outlineGroups(NODES, '')).toEqual([
    { title: 'stats', names: ['spend_mean'] },
    { title: 'features', names: ['avg_3wk'] },
    { title: 'inputs', names: ['spend'] },
    { title: 'config', names: ['region'] },
  ])
})

test('a query keeps the names that hold it, in any case, and drops empty groups', () => {
  expect(outlineGroups(NODES, ' SPEND').map((group) => group.names)).toEqual([['spend_mean'], ['spend']])
})
