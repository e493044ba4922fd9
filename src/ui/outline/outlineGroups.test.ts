import { expect, test } from 'vitest'
import { outlineGroups } from './outlineGroups.ts'

const NODES = [
  { name: 'spend', kind: 'input', module: null, origin: 'spend' },
  { name: 'spend_mean_raw', kind: 'function', module: 'stats.ts', origin: 'spend_mean' },
  { name: 'spend_mean', kind: 'function', module: 'stats.ts', origin: 'spend_mean' },
  { name: 'avg_3wk', kind: 'function', module: 'lib/features.ts', origin: 'avg' },
  { name: 'price', kind: 'function', module: 'lib/features.ts', origin: 'avg' },
  { name: 'discount', kind: 'function', module: 'stats.ts', origin: 'discount__us' },
  { name: 'region', kind: 'config', module: null, origin: 'region' },
] as const

const row = (name: string) => ({ name, isMade: false, prefix: '', isHead: false })
const made = (name: string, prefix: string) => ({ name, isMade: true, prefix, isHead: false })
const head = (name: string) => ({ name, isMade: false, prefix: '', isHead: true })

test('functions stand by module with what was made of them, then inputs and config', () => {
  expect(outlineGroups(NODES, '')).toEqual([
    {
      title: 'stats',
      module: 'stats.ts',
      rows: [row('spend_mean'), made('spend_mean_raw', 'spend_mean'), row('discount')],
    },
    { title: 'features', module: 'lib/features.ts', rows: [head('avg'), made('avg_3wk', 'avg'), made('price', '')] },
    { title: 'inputs', module: null, rows: [row('spend')] },
    { title: 'config', module: null, rows: [row('region')] },
  ])
})

test('a made node that is found alone stands below the name of its function', () => {
  expect(outlineGroups(NODES, 'raw')).toEqual([
    { title: 'stats', module: 'stats.ts', rows: [head('spend_mean'), made('spend_mean_raw', 'spend_mean')] },
  ])
})

test('a query keeps the names that hold it, in any case, and drops empty groups', () => {
  expect(outlineGroups(NODES, ' SPEND').map((group) => group.title)).toEqual(['stats', 'inputs'])
  expect(
    outlineGroups(NODES, ' SPEND')
      .flatMap((group) => group.rows)
      .map(({ name }) => name),
  ).toEqual(['spend_mean', 'spend_mean_raw', 'spend'])
})
