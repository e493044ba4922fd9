import { table } from 'arquero'
import { deviation, mean, sum } from 'd3-array'
import { describe, expect, test } from 'vitest'
import { namesOf, operated, rowsOf } from '../testing/operated.ts'
import { tableSource } from '../testing/written.ts'

const SPEND = { name: 'spend', type: 'Float64Array', columns: null }
const GAPS = table([
  ['net price', [1, null, 3, 8, null]],
  ['shop', ['a', 'a', 'b', 'a', 'b']],
  ['day', [5, 4, 3, 2, 1]],
])
const EMPTY = table({ a: [], b: [] })
const NONE = new Float64Array()

/** A column of what an operation makes of a table. */
async function column(id: string, answers: Record<string, string | string[]>, name: string, sales = GAPS) {
  const value = await operated(id, answers, { inputs: { sales } })
  return rowsOf(value).map((row) => row[namesOf(value).indexOf(name)])
}

async function numbers(id: string, answers: Record<string, string>, spend: Float64Array | number[]) {
  const type = Array.isArray(spend) ? 'number[]' : 'Float64Array'
  return operated(id, answers, { context: { sources: [{ ...SPEND, type }] }, inputs: { spend } })
}

describe('rolling mean', () => {
  test('is the mean of what is there, row by row', async () => {
    expect(await column('rollingMean', { column: 'net price', window: '2', as: 'm' }, 'm')).toEqual([1, 1, 3, 5.5, 8])
  })

  test('goes in the order of a column, for each group, and gives nothing until there are enough rows', async () => {
    const answers = { column: 'day', window: '2', by: 'day', per: ['shop'], start: 'missing', as: 'the mean' }
    const value = await operated('rollingMean', answers, { inputs: { sales: GAPS } })
    expect(rowsOf(value).map(([, shop, day, mean]) => [shop, day, mean])).toEqual([
      ['b', 1, null],
      ['a', 2, null],
      ['b', 3, 2],
      ['a', 4, 3],
      ['a', 5, 4.5],
    ])
  })

  test('of numbers gives numbers; NaN is left out', async () => {
    const spend = Float64Array.of(1, Number.NaN, 3, 8)
    expect(await numbers('rollingMean', { window: '2' }, spend)).toEqual(Float64Array.of(1, 1, 3, 5.5))
    const full = Float64Array.of(Number.NaN, Number.NaN, 2, 5.5)
    expect(await numbers('rollingMean', { start: 'missing' }, [...spend])).toEqual(full)
  })

  test('of nothing is nothing', async () => {
    expect(await column('rollingMean', { column: 'a' }, 'a_mean', EMPTY)).toEqual([])
    expect(await numbers('rollingMean', {}, NONE)).toEqual(NONE)
  })
})

describe('fill missing', () => {
  test('puts a value, a mean, a median or a neighbour where there is none', async () => {
    const filled = (how: string) => column('fillMissing', { columns: ['net price'], how }, 'net price')
    expect(await filled('value')).toEqual([1, 0, 3, 8, 0])
    expect(await filled('mean')).toEqual([1, 4, 3, 8, 4])
    expect(await filled('median')).toEqual([1, 3, 3, 8, 3])
    expect(await filled('fill_down')).toEqual([1, 1, 3, 8, 8])
    expect(await filled('fill_up')).toEqual([1, 3, 3, 8, null])
  })

  test('writes the value as the column holds it', async () => {
    const sales = table({ name: ['x', null], on: [true, null], at: [new Date(0), null], n: [Number.NaN, 1] })
    const context = { sources: [tableSource('sales', { name: 'text', on: 'boolean', at: 'date', n: 'number' })] }
    const filled = async (name: string, value: string) =>
      rowsOf(await operated('fillMissing', { columns: [name], value }, { context, inputs: { sales } }))
    expect((await filled('name', '3'))[1]?.[0]).toBe('3')
    expect((await filled('on', 'false'))[1]?.[1]).toBe(false)
    expect((await filled('at', '2026-01-31'))[1]?.[2]).toEqual(new Date('2026-01-31'))
    expect((await filled('n', '-2.5'))[0]?.[3]).toBe(-2.5)
  })

  test('of numbers replaces NaN', async () => {
    const spend = Float64Array.of(1, Number.NaN, 3, 8)
    expect(await numbers('fillMissing', { value: '7' }, spend)).toEqual(Float64Array.of(1, 7, 3, 8))
    expect(await numbers('fillMissing', { how: 'mean' }, spend)).toEqual(Float64Array.of(1, 4, 3, 8))
    expect(await numbers('fillMissing', { how: 'median' }, [...spend])).toEqual(Float64Array.of(1, 3, 3, 8))
  })

  test('of nothing is nothing', async () => {
    expect(await column('fillMissing', { columns: ['a'], how: 'mean' }, 'a', EMPTY)).toEqual([])
    expect(await numbers('fillMissing', { how: 'mean' }, NONE)).toEqual(NONE)
  })
})

describe('normalise', () => {
  const values = [1, 3, 8]
  const scales: Record<string, (value: number) => number> = {
    zScore: (value) => (value - (mean(values) ?? 0)) / (deviation(values) ?? 0),
    minMax: (value) => (value - 1) / 7,
    share: (value) => value / 12,
  }

  test.each(Object.entries(scales))('by %s scales a column and keeps its gaps', async (method, scale) => {
    const wanted = [scale(1), null, scale(3), scale(8), null]
    const scaled = await column('normalise', { columns: ['net price'], method }, 'net price')
    expect(scaled.map((one) => (one === null ? null : expect.closeTo(Number(one), 12)))).toEqual(wanted)
    expect(await numbers('normalise', { method }, Float64Array.from(values))).toEqual(Float64Array.from(values, scale))
  })

  test('puts new columns beside the old ones where it is asked to', async () => {
    const value = await operated('normalise', { columns: ['day'], into: 'new' }, { inputs: { sales: GAPS } })
    expect(namesOf(value)).toEqual(['net price', 'shop', 'day', 'day_normalised'])
  })

  test('of nothing is nothing', async () => {
    expect(await column('normalise', { columns: ['a'] }, 'a', EMPTY)).toEqual([])
    expect(await numbers('normalise', { method: 'minMax' }, NONE)).toEqual(NONE)
  })
})

describe('train/test split', () => {
  const sales = table({ id: Array.from({ length: 10 }, (_, at) => at) })
  const split = async (answers: Record<string, string>, of = sales) => {
    const outputs = ['sales_train', 'sales_test']
    const value = (await operated('trainTestSplit', answers, { inputs: { sales: of }, outputs })) as object
    return Object.values(value).map((part) => rowsOf(part).map(([id]) => id))
  }

  test('gives each row to one of two nodes, the same ones in each run', async () => {
    const [train, held] = await split({})
    expect([train?.length, held?.length]).toEqual([8, 2])
    expect([...(train ?? []), ...(held ?? [])].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(await split({})).toEqual([train, held])
    expect(await split({ seed: '2' })).not.toEqual([train, held])
  })

  test('may give all to one of them, and splits nothing into nothing', async () => {
    expect((await split({ percent: '100' }))[1]).toEqual([])
    expect((await split({ percent: '0' }))[0]).toEqual([])
    expect(await split({}, table({ id: [] }))).toEqual([[], []])
  })
})

describe('linear regression', () => {
  const noise = [0.1, -0.2, 0.05, 0.15, -0.1, 0.02]
  const x = [1, 2, 3, 4, 5, 6]
  const z = [2, 1, 5, 3, 8, 4]
  const y = noise.map((one, at) => 3 + 2 * (x[at] ?? 0) - 0.5 * (z[at] ?? 0) + one)
  const sales = table([
    ['x', [...x, 7, null]],
    ['the z', [...z, null, 1]],
    ['y', [...y, 100, 100]],
  ])

  test('finds the line that is nearest, over the rows that have both', async () => {
    const [mx, my] = [mean(x) ?? 0, mean(y) ?? 0]
    const sxy = sum(x, (one, at) => (one - mx) * ((y[at] ?? 0) - my))
    const [sxx, syy] = [sum(x, (one) => (one - mx) ** 2), sum(y, (one) => (one - my) ** 2)]
    const complete = table({ x: [...x, null], y: [...y, 7] })
    expect(await operated('linearRegression', { target: 'y', by: ['x'] }, { inputs: { sales: complete } })).toEqual({
      intercept: expect.closeTo(my - (sxy / sxx) * mx, 10),
      coefficients: { x: expect.closeTo(sxy / sxx, 10) },
      r2: expect.closeTo(sxy ** 2 / (sxx * syy), 10),
      rows: 6,
    })
  })

  test('of several columns leaves residuals that none of them explains', async () => {
    const fit = await operated('linearRegression', { target: 'y', by: ['x', 'the z'] }, { inputs: { sales } })
    const { intercept, coefficients, r2, rows } = fit as Record<string, number> & {
      coefficients: Record<string, number>
    }
    const rest = y.map((one, at) => {
      const predicted =
        (intercept ?? 0) + (coefficients.x ?? 0) * (x[at] ?? 0) + (coefficients['the z'] ?? 0) * (z[at] ?? 0)
      return one - predicted
    })
    expect(rows).toBe(6)
    expect(sum(rest)).toBeCloseTo(0, 9)
    expect(sum(rest, (one, at) => one * (x[at] ?? 0))).toBeCloseTo(0, 9)
    expect(sum(rest, (one, at) => one * (z[at] ?? 0))).toBeCloseTo(0, 9)
    const my = mean(y) ?? 0
    expect(r2).toBeCloseTo(1 - sum(rest, (one) => one ** 2) / sum(y, (one) => (one - my) ** 2), 9)
  })

  test('has no coefficients where rows cannot tell: none, or columns that say the same', async () => {
    const same = table({ a: [1, 2, 3], b: [2, 4, 6], y: [1, 3, 2] })
    const NAN = { a: Number.NaN, b: Number.NaN }
    expect(await operated('linearRegression', { target: 'y', by: ['a', 'b'] }, { inputs: { sales: same } })).toEqual({
      intercept: Number.NaN,
      coefficients: NAN,
      r2: Number.NaN,
      rows: 3,
    })
    expect(await operated('linearRegression', { target: 'a', by: ['b'] }, { inputs: { sales: EMPTY } })).toEqual({
      intercept: Number.NaN,
      coefficients: { b: Number.NaN },
      r2: Number.NaN,
      rows: 0,
    })
  })
})

describe('histogram', () => {
  test('counts each value once between round bounds', async () => {
    const values = Array.from({ length: 100 }, (_, at) => (at * 7919) % 83)
    const sales = table([['net price', [...values, null, Number.NaN]]])
    const bins = rowsOf(
      await operated('histogram', { column: 'net price', bins: '8' }, { inputs: { sales } }),
    ) as number[][]
    expect(sum(bins, ([, , count]) => count)).toBe(100)
    for (const [at, [low = 0, high = 0, count]] of bins.entries()) {
      const isLast = at === bins.length - 1
      expect(values.filter((one) => one >= low && (one < high || (isLast && one === high)))).toHaveLength(count ?? -1)
    }
    expect(await numbers('histogram', { bins: '8' }, values).then(rowsOf)).toEqual(bins)
  })

  test('of nothing counts nothing', async () => {
    const value = await operated('histogram', { column: 'a' }, { inputs: { sales: EMPTY } })
    expect(namesOf(value)).toEqual(['low', 'high', 'count'])
    expect(sum(rowsOf(value), (row) => Number(row[2]))).toBe(0)
  })
})
