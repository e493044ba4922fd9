import { table } from 'arquero'
import { describe, expect, test } from 'vitest'
import { namesOf, operated, rowsOf } from '../testing/operated.ts'
import { tableSource } from '../testing/written.ts'

const QUOTED = `it's "q" \`b\` \\n`
const AWKWARD = table([
  ['net price', [3, null, 1, 2]],
  [QUOTED, ['x', 'y', 'x', null]],
  ['größe €', [1, 2, 3, 4]],
  ['constructor', [10, 20, 30, 40]],
])
const EMPTY = table({ a: [], b: [], c: [] })
const SALES = table({
  region: ['n', 's', 'n', 's', null],
  month: ['jan', 'jan', 'feb', 'feb', 'jan'],
  price: [1, 2, 3, null, 5],
})
const two = (left: string, right: string) => ({ sources: [tableSource(left), tableSource(right)] })

describe('select', () => {
  test('keeps columns in the order of the answer, whatever their names', async () => {
    const answers = { columns: ['größe €', QUOTED, 'constructor'] }
    const value = await operated('select', answers, { inputs: { sales: AWKWARD } })
    expect(namesOf(value)).toEqual(['größe €', QUOTED, 'constructor'])
    expect(rowsOf(value)).toEqual([
      [1, 'x', 10],
      [2, 'y', 20],
      [3, 'x', 30],
      [4, null, 40],
    ])
  })

  test('or all others', async () => {
    const answers = { columns: ['net price', QUOTED], keep: 'others' }
    expect(namesOf(await operated('select', answers, { inputs: { sales: AWKWARD } }))).toEqual([
      'größe €',
      'constructor',
    ])
  })

  test('of an empty table gives an empty one', async () => {
    const value = await operated('select', { columns: ['b'] }, { inputs: { sales: EMPTY } })
    expect([namesOf(value), rowsOf(value)]).toEqual([['b'], []])
  })
})

describe('sort', () => {
  test('goes by the first column, then by the next; what is missing is the smallest', async () => {
    const answers = { by: [QUOTED, 'net price'], descending: ['net price'] }
    const value = await operated('sort', answers, { inputs: { sales: AWKWARD } })
    expect(rowsOf(value).map(([price, text]) => [text, price])).toEqual([
      [null, 2],
      ['x', 3],
      ['x', 1],
      ['y', null],
    ])
  })

  test('of an empty table gives an empty one', async () => {
    expect(rowsOf(await operated('sort', { by: ['a'] }, { inputs: { sales: EMPTY } }))).toEqual([])
  })
})

describe('sample', () => {
  const rows = table({ id: Array.from({ length: 200 }, (_, at) => at) })
  const ids = async (answers: Record<string, string>) =>
    rowsOf(await operated('sample', answers, { inputs: { sales: rows } })).map(([id]) => Number(id))

  test('takes the same rows in each run, each once; another seed takes others', async () => {
    const first = await ids({ size: '20' })
    expect(first).toHaveLength(20)
    expect(new Set(first).size).toBe(20)
    expect(await ids({ size: '20' })).toEqual(first)
    expect(await ids({ size: '20', seed: '2' })).not.toEqual(first)
  })

  test('takes a part of the rows, and all where there are fewer', async () => {
    expect(await ids({ unit: 'percent', size: '12.5' })).toHaveLength(25)
    expect(await ids({ size: '1000' })).toHaveLength(200)
    expect(rowsOf(await operated('sample', {}, { inputs: { sales: EMPTY } }))).toEqual([])
  })
})

describe('fold', () => {
  test('makes a row for each column of each row', async () => {
    const answers = { columns: ['net price', 'größe €'], key: 'the key', value: 'value' }
    const value = await operated('fold', answers, { inputs: { sales: AWKWARD } })
    expect(namesOf(value)).toEqual([QUOTED, 'constructor', 'the key', 'value'])
    expect(rowsOf(value).slice(0, 4)).toEqual([
      ['x', 10, 'net price', 3],
      ['x', 10, 'größe €', 1],
      ['y', 20, 'net price', null],
      ['y', 20, 'größe €', 2],
    ])
    expect(rowsOf(value)).toHaveLength(8)
  })

  test('of an empty table gives an empty one', async () => {
    const value = await operated('fold', { columns: ['a', 'b'] }, { inputs: { sales: EMPTY } })
    expect([namesOf(value), rowsOf(value)]).toEqual([['c', 'key', 'value'], []])
  })
})

describe('pivot', () => {
  test('makes a column for each value', async () => {
    const answers = { rows: ['region'], key: 'month', value: 'price' }
    const value = await operated('pivot', answers, { inputs: { sales: SALES } })
    expect(namesOf(value)).toEqual(['region', 'feb', 'jan'])
    expect(rowsOf(value)).toEqual([
      ['n', 3, 1],
      ['s', null, 2],
      [null, null, 5],
    ])
  })

  test('of an empty table has no columns but those of its rows', async () => {
    const value = await operated('pivot', { rows: ['a'], key: 'b', value: 'c' }, { inputs: { sales: EMPTY } })
    expect([namesOf(value), rowsOf(value)]).toEqual([['a'], []])
  })
})

describe('rollup', () => {
  test('counts rows, and leaves out what is missing', async () => {
    const answers = { by: ['region'], values: ['price'], how: ['sum', 'mean', 'min', 'valid', 'distinct'] }
    const value = await operated('rollup', answers, { inputs: { sales: SALES } })
    expect(namesOf(value)).toEqual([
      'region',
      'count',
      'price_sum',
      'price_mean',
      'price_min',
      'price_valid',
      'price_distinct',
    ])
    expect(rowsOf(value)).toEqual([
      ['n', 2, 4, 2, 1, 2, 2],
      ['s', 2, 2, 2, 2, 1, 2],
      [null, 1, 5, 5, 5, 1, 1],
    ])
  })

  test('of all rows without groups, by awkward names', async () => {
    const answers = { values: ['net price', QUOTED], how: ['max'] }
    const value = await operated('rollup', answers, { inputs: { sales: AWKWARD } })
    expect(namesOf(value)).toEqual(['count', 'net price_max', `${QUOTED}_max`])
    expect(rowsOf(value)).toEqual([[4, 3, 'y']])
  })

  test('of an empty table has no group, or one of nothing', async () => {
    const by = await operated('rollup', { by: ['a'], values: ['b'] }, { inputs: { sales: EMPTY } })
    expect([namesOf(by), rowsOf(by)]).toEqual([['a', 'count', 'b_sum'], []])
    expect(rowsOf(await operated('rollup', {}, { inputs: { sales: EMPTY } }))).toEqual([[0]])
  })
})

describe('join', () => {
  const people = table({ id: [1, 2, null, 4], name: ['ann', 'bob', 'cid', 'dan'] })
  const towns = table([
    ['id', [1, 1, 3, null]],
    ['its town', ['oslo', 'rome', 'bern', 'nowhere']],
  ])
  const joined = async (kind: string) =>
    rowsOf(await operated('join', { on: ['id'], kind }, { context: two('people', 'towns'), inputs: { people, towns } }))

  test('keeps what its kind says; what is missing matches nothing', async () => {
    const matched = [
      [1, 'ann', 'oslo'],
      [1, 'ann', 'rome'],
    ]
    const left = [
      [2, 'bob', null],
      [null, 'cid', null],
      [4, 'dan', null],
    ]
    const right = [
      [null, 3, 'bern'],
      [null, null, 'nowhere'],
    ]
    expect(await joined('join')).toEqual(matched)
    expect(await joined('join_left')).toEqual([...matched, ...left])
    expect(await joined('join_right')).toEqual([['ann', 1, 'oslo'], ['ann', 1, 'rome'], ...right])
    expect(await joined('join_full')).toEqual([...matched, ...left, [3, null, 'bern'], [null, null, 'nowhere']])
    expect(await joined('semijoin')).toEqual([[1, 'ann']])
    expect(await joined('antijoin')).toEqual([
      [2, 'bob'],
      [null, 'cid'],
      [4, 'dan'],
    ])
  })

  test('by columns of other names, by several, and of empty tables', async () => {
    const context = two('left', 'right')
    const left = table({ a: [1, 1, 2], b: ['x', 'y', 'x'], c: [1, 2, 3] })
    const right = table({ b: ['x', 'y'], d: [1, 1], e: [true, false] })
    const inputs = { left, right }
    const one = await operated('join', { on: ['a'], equals: ['d'], kind: 'semijoin' }, { context, inputs })
    expect(rowsOf(one)).toHaveLength(2)
    const several = { on: ['a', 'b'], equals: ['d', 'b'], kind: 'join' }
    expect(rowsOf(await operated('join', several, { context, inputs })).map((row) => row.slice(0, 3))).toEqual([
      [1, 'x', 1],
      [1, 'y', 2],
    ])
    const none = await operated('join', { on: ['b'] }, { context, inputs: { left: EMPTY, right } })
    expect(rowsOf(none)).toEqual([])
  })

  test('takes an input where nothing feeds it', async () => {
    const context = { sources: [] }
    expect(
      rowsOf(await operated('join', { on: ['id'] }, { context, inputs: { left: people, right: people } })),
    ).toEqual([
      [1, 'ann', 'ann'],
      [2, 'bob', 'bob'],
      [4, 'dan', 'dan'],
      [null, 'cid', null],
    ])
  })
})
