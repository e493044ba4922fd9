import { table } from 'arquero'
import { expect, test } from 'vitest'
import { toWire } from '../../values/wire.ts'
import { createSupplies } from './supplies.ts'

const NOBODY: ReadonlyMap<string, string> = new Map()

test('columns that are given go to each worker as a copy that moves, and are still here', () => {
  const numbers = Float64Array.of(1, 2, 3)
  const sales = table({ price: numbers, shop: ['a', 'b', 'a'] })
  const given = new Map<string, unknown>([
    ['numbers', numbers],
    ['sales', sales],
  ])
  const supplies = createSupplies(given, NOBODY)
  for (const holds of [new Set<string>(), new Set<string>()]) {
    const { values, transfer } = supplies.supply(holds, ['numbers', 'sales'])
    const sent = structuredClone(values, { transfer: [...transfer] })
    expect(sent.map(([name]) => name)).toEqual(['numbers', 'sales'])
    expect(sent[0]?.[1].value).toEqual(Float64Array.of(1, 2, 3))
    expect([transfer.length, transfer.every((buffer) => buffer.byteLength === 0)]).toEqual([3, true])
  }
  expect(numbers).toEqual(Float64Array.of(1, 2, 3))
  expect(supplies.pick(['sales']).get('sales')).toBe(sales)
})

test('a part of memory, or shared memory, reaches a worker as memory of its own and no more than the part', () => {
  const shared = new Uint8Array(new SharedArrayBuffer(8), 2, 3).fill(7)
  const part = new Uint8Array(1000).fill(5).subarray(10, 12)
  const supplies = createSupplies(new Map(Object.entries({ shared, part })), NOBODY)
  const { values } = supplies.supply(new Set(), ['shared', 'part'])
  const buffers = values.map(([, { value }]) => (value instanceof Uint8Array ? value.buffer : null))
  expect(buffers).toEqual([Uint8Array.of(7, 7, 7).buffer, Uint8Array.of(5, 5).buffer])
})

test('what is passed on goes without a copy, once', () => {
  const wire = toWire(Float64Array.of(4))
  const supplies = createSupplies(new Map(), NOBODY)
  supplies.pass(['moved', wire, 8])
  const { values, transfer } = supplies.supply(new Set(), ['moved'])
  expect([values[0]?.[1], transfer]).toEqual([wire, [wire.value instanceof Float64Array && wire.value.buffer]])
  expect(supplies.has('moved')).toBe(false)
})
