import { deviation, mean, quantileSorted } from 'd3-array'
import {
  array,
  bigInt,
  boolean,
  assert as check,
  date,
  double,
  float,
  integer,
  oneof,
  option,
  property,
  string,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ColumnProfile, QUANTILES } from '../../model/profile.ts'
import { profileColumn } from './profileColumn.ts'

function profile(items: ArrayLike<unknown>): ColumnProfile {
  const steps = profileColumn('c', items)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

const isMissing = (item: unknown) => item === null || item === undefined

/** The slow way. */
function naive(items: readonly unknown[]) {
  const present = items.filter((item) => !isMissing(item))
  const numbers = present.map((item) => (item instanceof Date ? item.getTime() : Number(item)))
  const finite = numbers.filter(Number.isFinite).sort((a, b) => a - b)
  return {
    missing: items.length - present.length,
    invalid: numbers.filter(Number.isNaN).length,
    distinct: new Set(numbers.filter((one) => !Number.isNaN(one))).size,
    infinite: numbers.filter((one) => Math.abs(one) === Number.POSITIVE_INFINITY).length,
    finite,
  }
}

const kinds = oneof(
  array(option(double({ min: -1e9, max: 1e9 }))),
  array(
    option(oneof(double({ min: -1e6, max: 1e6 }), integer({ min: 0, max: 9 }), float({ noDefaultInfinity: false }))),
  ),
  array(option(date({ noInvalidDate: false, min: new Date(-1e12), max: new Date(4e12) })), { minLength: 1 }),
  array(option(integer({ min: -3, max: 40 })), { nil: undefined } as never),
  array(option(bigInt({ min: -1000n, max: 1000n }))),
  array(double({ min: -1e6, max: 1e6 }), { minLength: 5000, maxLength: 6000 }),
)

describe('the profile of numbers and dates', () => {
  test('is what counting, sorting and adding up give', () => {
    check(
      property(kinds, (items) => {
        const found = profile(items)
        const oracle = naive(items)
        if (found.type === 'missing') return void expect(oracle.missing).toBe(items.length)
        expect([found.count, found.missing, found.invalid]).toEqual([items.length, oracle.missing, oracle.invalid])
        expect(found.distinct).toEqual({ count: oracle.distinct, isExact: true })
        const { finite } = oracle
        if (finite.length === 0) return void expect(found.numbers).toBeNull()
        const { numbers } = found
        expect([numbers?.count, numbers?.infinite]).toEqual([finite.length, oracle.infinite])
        expect([numbers?.min, numbers?.max]).toEqual([finite[0], finite.at(-1)])
        const scale = Math.max(...finite.map(Math.abs), 1e-300)
        const isNear = (a: number | null | undefined, b: number | undefined) =>
          expect(Math.abs((a ?? 0) - (b ?? 0)) / scale).toBeLessThan(1e-9)
        isNear(numbers?.mean, mean(finite))
        isNear(numbers?.deviation, deviation(finite))
        for (const [at, share] of QUANTILES.entries()) isNear(numbers?.quantiles[at], quantileSorted(finite, share))
        const { from = 0, to = 0, counts = [] } = numbers?.histogram ?? {}
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(finite.length)
        expect(from <= (finite[0] ?? 0) && to >= (finite.at(-1) ?? 0)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  const SPREADS: Readonly<Record<string, (at: number) => number>> = {
    'far apart': (at) => (at === 0 ? 1e300 : at),
    'over the whole range': (at) => (at % 2 ? 1 : -1) * 1.7e308 * ((at % 100) / 100),
    'by powers': (at) => 2 ** -(at % 1000),
    'all the same': () => 0.1,
    'two values': (at) => at % 2,
    'hardly apart': (at) => 1 + (at % 3) * Number.EPSILON,
    tiny: (at) => (at % 50) * 5e-324,
  }
  for (const [name, make] of Object.entries(SPREADS)) {
    test(`has exact quantiles of many numbers ${name}`, () => {
      const items = Float64Array.from({ length: 9_001 }, (_, at) => make((at * 7919) % 9_001))
      const sorted = items.slice().sort()
      const { numbers } = profile(items)
      expect(numbers?.quantiles).toEqual(QUANTILES.map((share) => sorted[share * 9_000]))
      expect(numbers?.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(9_001)
      expect(Number.isFinite(numbers?.mean)).toBe(true)
    })
  }

  test('gives few whole numbers a bin each', () => {
    const { numbers } = profile([1, 1, 2, 5])
    expect(numbers?.histogram).toEqual({ from: 0.5, to: 5.5, counts: [2, 1, 0, 0, 1] })
    expect(profile([3, 3]).numbers).toMatchObject({ deviation: 0, histogram: { from: 3, to: 3, counts: [2] } })
    expect(profile([3]).numbers).toMatchObject({ deviation: null, mean: 3 })
  })

  test('takes typed arrays of every kind', () => {
    for (const items of [Int8Array.of(-1, 5), Float32Array.of(-1, 5), Uint8Array.of(3, 7), BigInt64Array.of(-1n, 5n)]) {
      expect(profile(items as ArrayLike<unknown>).numbers).toMatchObject({ count: 2 })
    }
  })

  test('leaves what it looks at as it is', () => {
    const items = Float64Array.from({ length: 10_000 }, (_, at) => (at * 7919) % 10_000)
    const before = items.slice()
    profile(items)
    expect(items).toEqual(before)
  })
})

test('text is counted, with its lengths and the values that come most often', () => {
  check(
    property(array(option(string({ maxLength: 2 }))), (items) => {
      const found = profile(items)
      const present = items.filter((item) => item !== null)
      if (present.length === 0) return void expect(found.type).toBe('missing')
      const counts = new Map<string, number>()
      for (const item of present) counts.set(item, (counts.get(item) ?? 0) + 1)
      expect(found).toMatchObject({ type: 'string', missing: items.length - present.length })
      expect(found.distinct).toEqual({ count: counts.size, isExact: true })
      for (const { value, count } of found.top) expect(counts.get(String(value))).toBe(count)
      expect(found.top[0]?.count).toBe(Math.max(...counts.values()))
      expect(found.lengths?.max).toBe(Math.max(...present.map(({ length }) => length)))
    }),
    { numRuns: 200 },
  )
})

test('booleans are counted', () => {
  check(
    property(array(boolean(), { minLength: 1 }), (items) => {
      const { top, distinct } = profile([...items, null])
      expect(top.find(({ value }) => value === true)?.count ?? 0).toBe(items.filter(Boolean).length)
      expect(distinct?.count).toBe(new Set(items).size)
    }),
  )
})

test('columns of several types say of which, and how many', () => {
  expect(profile([1, 'a', null, 'a', 2n, true, new Date(0), undefined])).toMatchObject({
    type: 'mixed',
    missing: 2,
    distinct: { count: 5, isExact: true },
    types: [
      { type: 'string', count: 2 },
      { type: 'number', count: 1 },
      { type: 'bigint', count: 1 },
      { type: 'boolean', count: 1 },
      { type: 'Date', count: 1 },
    ],
  })
  expect(profile([{ a: 1 }, [1]])).toMatchObject({ type: 'mixed', distinct: null })
  expect(profile([null, undefined])).toMatchObject({ type: 'missing', missing: 2 })
  expect(profile([])).toMatchObject({ type: 'missing', count: 0 })
})

test('beyond ten thousand the different values are estimated, and it says so', () => {
  const count = 60_000
  for (const items of [
    Array.from({ length: count }, (_, at) => `id ${at}`),
    Array.from({ length: count }, (_, at) => at / 7),
    Array.from({ length: 2 * count }, (_, at) => `word ${Math.floor(at / 3)}`),
  ]) {
    const { distinct } = profile(items)
    const real = new Set<unknown>(items).size
    expect(distinct?.isExact).toBe(false)
    expect(Math.abs((distinct?.count ?? 0) / real - 1)).toBeLessThan(0.04)
  }
})
