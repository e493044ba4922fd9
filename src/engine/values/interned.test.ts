import { group, InternMap, rollup, union } from 'd3-array'
import { describe, expect, test } from 'vitest'
import { analyzeHere } from '../analyzeHere.ts'
import { Driver } from '../driver.ts'
import { CacheAdapter } from '../lifecycle/CacheAdapter.ts'
import { PACKAGES } from '../packages.ts'
import { findObstacle } from './cloneable.ts'
import { createValueHasher } from './hash.ts'
import { fromWire, toWire } from './wire.ts'

const DAYS = [new Date(0), new Date(0), new Date(5)]
const countDays = () => rollup(DAYS, ({ length }) => length, Number)

test('what is grouped by date with a cache is found by date as without one', async () => {
  const cache = new CacheAdapter()
  const read = async (reader: string) => {
    const text = `import { rollup } from 'd3-array'
export function days(): Map<Date, number> { return rollup([new Date(0), new Date(0), new Date(5)], (all) => all.length, (day) => day) }
export function first(days: Map<Date, number>): string { return days.get(new Date(0)) + '${reader}' }
`
    const program = analyzeHere({ files: [{ path: 'm.ts', text }], modules: ['m.ts'], config: {}, versions: true })
    expect(program.graph.problems).toEqual([])
    const driver = Driver.fromGraph(program, { packages: PACKAGES, adapters: [cache] })
    return (await driver.run({ outputs: ['first'], inputs: {}, overrides: {} })).result
  }
  expect([await read(''), await read('!')]).toEqual([{ first: '2' }, { first: '2!' }])
})

describe('what d3 groups', () => {
  test('moves between workers as it is, in lists and in itself too', () => {
    const groups = group(DAYS, (day) => day)
    const moved = fromWire(structuredClone(toWire([groups, union(DAYS), group(DAYS, () => 'all', Number)])))
    const [byDay, days, nested] = moved as [Map<Date, Date[]>, Set<Date>, Map<string, Map<number, Date[]>>]
    expect(byDay.get(new Date(0))).toHaveLength(2)
    expect(days.has(new Date(5))).toBe(true)
    expect(nested.get('all')?.get(5)).toEqual([new Date(5)])
    const own = new InternMap<Date, unknown>()
    own.set(new Date(3), own)
    const back = fromWire(structuredClone(toWire(own))) as Map<Date, unknown>
    expect(back.get(new Date(3))).toBe(back)
  })

  test('is another value than the Map or Set with the same entries, which finds other things', () => {
    const hasher = createValueHasher()
    const hashOf = (value: unknown) => hasher(value)?.digest()
    expect(hashOf(countDays())).toBe(hashOf(countDays()))
    expect(hashOf(countDays())).not.toBe(hashOf(new Map(countDays())))
    expect(hashOf(union(DAYS))).not.toBe(hashOf(new Set(union(DAYS))))
  })
})

test('what extends a list, Map or Set is an instance of a class, which no other worker knows', () => {
  class Counter extends Map<string, number> {}
  class Bag extends Set<string> {}
  class Vector extends Array<number> {}
  const keyed: unknown = Reflect.construct(InternMap, [[], String])
  expect([new Counter(), new Bag(), new Vector(), { keyed }].map(findObstacle)).toEqual([
    { path: '', what: 'an instance of Counter' },
    { path: '', what: 'an instance of Bag' },
    { path: '', what: 'an instance of Vector' },
    { path: '.keyed', what: 'an instance of InternMap' },
  ])
})
