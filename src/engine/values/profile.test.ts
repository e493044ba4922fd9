import { table, toArrow, toArrowIPC } from 'arquero'
import { expect, test } from 'vitest'
import { profileValue } from './profile.ts'

let clock = 0
/** Each look at the clock takes 20 ms: there is a pause after each chunk. */
const options = { pause: async () => {}, now: () => (clock += 20) }

const rows = [
  { n: 1, t: 'a' },
  { n: null, t: 'b' },
  { t: 'a', more: true },
]
const sales = table({ n: [1, null, undefined], t: ['a', 'b', 'a'], more: [undefined, undefined, true] })

test('tables, lists of objects and objects of columns are described by column', async () => {
  const values: readonly unknown[] = [sales, rows, { n: [1, null, null], t: ['a', 'b', 'a'], more: [null, null, true] }]
  for (const value of values) {
    const profile = await profileValue(value, options)
    expect(profile).toMatchObject({ of: 'columns', rows: 3, left: 0 })
    expect(profile?.columns).toMatchObject([
      { name: 'n', type: 'number', count: 3, missing: 2, distinct: { count: 1 } },
      {
        name: 't',
        type: 'string',
        missing: 0,
        top: [
          { value: 'a', count: 2 },
          { value: 'b', count: 1 },
        ],
      },
      { name: 'more', type: 'boolean', missing: 2 },
    ])
  }
})

test('Arrow tables and their bytes are described as the tables that they are', async () => {
  const given = table({ n: [1, null, 3], t: ['a', 'b', 'a'] })
  for (const value of [toArrow(given), toArrowIPC(given), toArrowIPC(given, { format: 'file' })]) {
    expect(await profileValue(value, options)).toEqual(await profileValue(given, options))
  }
})

test('of a table counts what it shows', async () => {
  const profile = await profileValue(sales.filter('d => d.t == "a"').orderby('t'), options)
  expect(profile).toMatchObject({ rows: 2, columns: [{ missing: 1 }, { distinct: { count: 1 } }, { missing: 1 }] })
})

test('lists, sets and typed arrays are described by their items, maps by keys and values', async () => {
  for (const value of [[1, 2, 2], Int8Array.of(1, 2, 2), new Set([1, 2, 3])]) {
    expect(await profileValue(value, options)).toMatchObject({ of: 'items', rows: 3, columns: [{ type: 'number' }] })
  }
  const map = new Map([['a', 1]])
  expect(await profileValue(map, options)).toMatchObject({
    columns: [{ name: 'key' }, { name: 'value', type: 'number' }],
  })
})

test('nothing else has a profile', async () => {
  for (const value of [1, 'text', null, [], {}, { a: 1 }, { a: [1], b: [1, 2] }, new Date(), new Error('a')]) {
    expect(await profileValue(value, options)).toBeNull()
  }
})

test('pauses while it works, and ends where a pause fails', async () => {
  const long = new Float64Array(300_000)
  let pauses = 0
  await profileValue(long, { ...options, pause: async () => void pauses++ })
  expect(pauses).toBeGreaterThan(5)
  const stop = new Error('stop')
  const failing = async () => {
    throw stop
  }
  await expect(profileValue(long, { ...options, pause: failing })).rejects.toBe(stop)
})

test('a table of very many columns is described by the first', async () => {
  const wide = Object.fromEntries(Array.from({ length: 203 }, (_, at) => [`c${at}`, [at]]))
  const profile = await profileValue(table(wide), options)
  expect([profile?.columns.length, profile?.left]).toEqual([200, 3])
})
