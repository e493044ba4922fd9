import { expect, test } from 'vitest'
import { cacheClearings } from './cacheClearings.ts'

const NONE = { bytes: 0, values: 0 }
const told = (...given: Parameters<typeof cacheClearings>) =>
  cacheClearings(...given).map(({ title, all, refusal }) => ({ title, all, refusal }))

test('clearing says how much there is, and that of another tab is offered apart', () => {
  expect(told({ running: false, cacheSizes: { own: { bytes: 12.4e6, values: 318 }, others: NONE } })).toEqual([
    { title: 'Clear cache (12 MB, 318 values)', all: false, refusal: null },
  ])
  expect(told({ running: false, cacheSizes: { own: NONE, others: { bytes: 2000, values: 1 } } })).toEqual([
    { title: 'Clear cache (0 B, 0 values)', all: false, refusal: 'Nothing is kept of this project' },
    { title: 'Clear cache of all projects (2.0 kB, 1 value)', all: true, refusal: null },
  ])
})

test('it is there where the size is not known, and waits for a run', () => {
  expect(told({ running: false, cacheSizes: null })).toEqual([{ title: 'Clear cache', all: false, refusal: null }])
  const busy = told({ running: true, cacheSizes: { own: { bytes: 1, values: 1 }, others: NONE } })
  expect(busy).toMatchObject([{ refusal: 'A run is on its way' }])
})
