import { expect, test } from 'vitest'
import { analyzeHere } from '../analyzeHere.ts'
import { Driver } from '../driver.ts'
import { CacheAdapter } from '../lifecycle/CacheAdapter.ts'
import { PACKAGES } from '../packages.ts'

/** What makes a value that has a name of its own, and how it is read. */
const VALUES: Readonly<Record<string, readonly [type: string, made: string]>> = {
  'a list': ['number[]', '[1, 2]'],
  'a list with holes': ['number[]', '[1, , 2] as number[]'],
  'an empty list': ['number[]', '[]'],
  'a Map': ['Map<number, number>', 'new Map([[1, 2]])'],
  'a Set': ['Set<number>', 'new Set([1])'],
  'a Date': ['Date', 'new Date(0)'],
}

test.each(Object.entries(VALUES))(
  '%s with a name of its own has it in every run with a cache',
  async (_, [type, made]) => {
    const cache = new CacheAdapter()
    const read = async (unit: string, reader: string) => {
      const text = `export function made(): ${type} { return Object.assign(${made}, { unit: '${unit}' }) }
export function inside(made: ${type}): { made: ${type} } { return { made } }
export function unit(made: ${type}): string { return String(Reflect.get(made, 'unit')) + '${reader}' }
export function unitInside(inside: { made: ${type} }): string { return String(Reflect.get(inside.made, 'unit')) + '${reader}' }
`
      const program = analyzeHere({ files: [{ path: 'm.ts', text }], modules: ['m.ts'], config: {}, versions: true })
      expect(program.graph.problems).toEqual([])
      const driver = Driver.fromGraph(program, { packages: PACKAGES, adapters: [cache] })
      return (await driver.run({ outputs: ['unit', 'unitInside'], inputs: {}, overrides: {} })).result
    }
    expect(await read('kg', '')).toEqual({ unit: 'kg', unitInside: 'kg' })
    // Only who reads it is another function now: what it reads may come from the cache.
    expect(await read('kg', '!')).toEqual({ unit: 'kg!', unitInside: 'kg!' })
    expect(await read('lb', '!')).toEqual({ unit: 'lb!', unitInside: 'lb!' })
  },
)
