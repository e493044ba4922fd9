import { expect, test } from 'vitest'
import { outlineGroups, rowLines } from './outlineGroups.ts'

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
      line: 0,
      rows: [row('spend_mean'), made('spend_mean_raw', 'spend_mean'), row('discount')],
    },
    {
      title: 'features',
      module: 'lib/features.ts',
      line: 4,
      rows: [head('avg'), made('avg_3wk', 'avg'), made('price', '')],
    },
    { title: 'inputs', module: null, line: 8, rows: [row('spend')] },
    { title: 'config', module: null, line: 10, rows: [row('region')] },
  ])
})

test('a made node that is found alone stands below the name of its function', () => {
  expect(outlineGroups(NODES, 'raw')).toEqual([
    { title: 'stats', module: 'stats.ts', line: 0, rows: [head('spend_mean'), made('spend_mean_raw', 'spend_mean')] },
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

test('each row knows its line; a name that has no node is no row', () => {
  expect(rowLines(outlineGroups(NODES, '')).map(({ name, line }) => `${line} ${name}`)).toEqual([
    '1 spend_mean',
    '2 spend_mean_raw',
    '3 discount',
    '6 avg_3wk',
    '7 price',
    '9 spend',
    '11 region',
  ])
})
