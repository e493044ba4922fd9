import { desc, table } from 'arquero'
import { describe, expect, test } from 'vitest'
import type { DataColumn } from '../model/dataColumns.ts'
import { findObstacle } from './cloneable.ts'
import { tableOf } from './formats/columns.ts'
import { createValueHasher } from './hash.ts'
import { valueFromBytes, valueToBytes } from './storeValue.ts'
import { fromWire, toWire } from './wire.ts'

const { NaN: nan } = Number
const COLUMNS: readonly (readonly [DataColumn, readonly unknown[]])[] = [
  [{ kind: 'date', values: Float64Array.of(5, nan, 1, 3) }, [new Date(5), null, new Date(1), new Date(3)]],
  [{ kind: 'number', values: Float64Array.of(5, nan, nan, 3), missing: Uint8Array.of(0, 1, 0, 0) }, [5, null, nan, 3]],
  [{ kind: 'boolean', values: Uint8Array.of(1, 2, 0, 1) }, [true, null, false, true]],
  [{ kind: 'text', codes: Int32Array.of(0, -1, 1, 0), dictionary: ['x', ''] }, ['x', null, '', 'x']],
  // As readers leave it that came to some rows later than to others, or were told of more texts than there are.
  [{ kind: 'text', codes: Int32Array.of(2, -1, 0, 2), dictionary: ['x', 'y', 'z'] }, ['z', null, 'x', 'z']],
]

function digests(): (value: unknown) => string | undefined {
  const hash = createValueHasher()
  return (value) => hash(value)?.digits()
}

const column = (of: unknown) => (of as ReturnType<typeof table>).array('c')

describe.each(COLUMNS)('a column that was read: %o', (read, values) => {
  const held = () => tableOf({ names: ['c'], columns: [read], rows: 4 })
  const listed = (list: readonly unknown[] = values) => table({ c: [...list] })

  test('shows what one of a list shows, through every verb', () => {
    expect(column(held())).toEqual(values)
    expect([...held()]).toEqual(values.map((c) => ({ c })))
    expect(column(held().orderby(desc('c')))).toEqual(column(listed().orderby(desc('c'))))
    expect(column(held().filter((row: { c: unknown }) => row.c === null))).toEqual([null])
    expect(column(held().concat(listed()))).toEqual([...values, ...values])
    expect(column(held().slice(1, 3).reify())).toEqual(values.slice(1, 3))
    expect(held().groupby('c').count().objects()).toEqual(listed().groupby('c').count().objects())
  })

  test('is to hashes, and in another thread and in a store, what a list is', () => {
    const hash = digests()
    expect(hash(held())).toBe(hash(listed()))
    for (const arrived of [fromWire(structuredClone(toWire(held()))), valueFromBytes(valueToBytes(held()))]) {
      expect(column(arrived)).toEqual(values)
      expect(hash(arrived)).toBe(hash(listed()))
      expect(findObstacle(arrived)).toBeNull()
    }
    expect(hash(held())).not.toBe(hash(listed([...values].reverse())))
  })

  test('keeps undefined apart from null on its way', () => {
    const odd = [values[0], undefined, null, values[3]]
    const arrived = fromWire(structuredClone(toWire(listed(odd))))
    expect(column(arrived)).toEqual(odd)
    expect(digests()(arrived)).toBe(digests()(listed(odd)))
  })

  test('leaves the numbers that it is made of as they are', () => {
    const before = structuredClone(read)
    held()
    expect(read).toEqual(before)
  })
})

test('dates that are none stay so', () => {
  const odd = table({ c: [null, new Date(nan), new Date(2)] })
  expect(column(fromWire(structuredClone(toWire(odd))))).toEqual(column(odd))
})
