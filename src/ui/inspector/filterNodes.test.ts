import { expect, test } from 'vitest'
import { fakeNode } from '../testing/fakeProgram.ts'
import { filterNodes } from './filterNodes.ts'

const NODES = [
  fakeNode({ name: 'spend', kind: 'input' }),
  fakeNode({ name: 'avg_spend', module: 'a/stats.ts' }),
  fakeNode({ name: 'spend_mean', module: 'stats.ts' }),
]

test('what begins with the words comes first, functions before inputs', () => {
  const names = (typed: string) => filterNodes(NODES, [], typed).map((choice) => choice.name)
  expect(names('SPEND')).toEqual(['spend_mean', 'spend', 'avg_spend'])
  expect(names('sp me')).toEqual(['spend_mean'])
  expect(names('')).toEqual(['avg_spend', 'spend_mean', 'spend'])
  expect(filterNodes(NODES, [], 'avg')).toEqual([{ name: 'avg_spend', type: 'unknown', home: 'stats' }])
})
