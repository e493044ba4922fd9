import { expect, test } from 'vitest'
import { groupByFate } from './planFates.ts'

test('functions of which the cache says the same stand together, those that would run first', () => {
  const code = [{ kind: 'code' }] as const
  const groups = groupByFate([
    { node: 'a', kind: 'hit' },
    { node: 'b', kind: 'miss', because: code },
    { node: 'c', kind: 'hit' },
    { node: 'd', kind: 'open', waitsFor: ['b'], because: [] },
    { node: 'e', kind: 'open', waitsFor: ['b'], because: code },
  ])
  expect(groups.map(({ fate, why, nodes }) => [fate, nodes.join(), why])).toEqual([
    ['runs', 'b,e', 'its code changed'],
    ['open', 'd', 'is looked up when b has run'],
    ['cached', 'a,c', 'nothing that it depends on changed'],
  ])
})
