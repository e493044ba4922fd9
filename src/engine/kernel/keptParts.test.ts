import { expect, test } from 'vitest'
import { CACHE_FORMAT, NOTHING_KEPT } from '../model/cached.ts'
import { createMemoryStore } from '../run/cacheStore.ts'
import { summarise } from '../values/summarise.ts'
import { createKeptParts } from './keptParts.ts'

const RECORD = { data: 'd', summary: summarise(1) }
const bytes = (length: number) => new Uint8Array(length)

test('what was kept is taken once, and stands in another store where it is put', async () => {
  const kept = createKeptParts(createMemoryStore())
  await kept.store.write('d', bytes(3))
  kept.store.records?.set('k', RECORD)
  const part = kept.take()
  expect(part).toEqual({ format: CACHE_FORMAT, records: [['k', RECORD]], values: [['d', bytes(3)]], used: [] })
  expect(kept.take()).toEqual(NOTHING_KEPT)
  expect(await kept.store.read('d')).toEqual(bytes(3))

  const other = createKeptParts(createMemoryStore())
  await other.put(structuredClone(part))
  expect(other.store.records?.get('k')).toEqual(RECORD)
  expect(await other.store.read('d')).toEqual(bytes(3))
  expect(other.take()).toEqual({ ...NOTHING_KEPT, used: ['k', 'd'] })
})

test('large values, and more than is worth to be carried at once, stay', async () => {
  const kept = createKeptParts(createMemoryStore())
  await kept.store.write('large', bytes(1e6 + 1))
  for (let at = 0; at < 40; at++) await kept.store.write(`v${at}`, bytes(1e6))
  const names = kept.take().values.map(([name]) => name)
  expect(names).toHaveLength(32)
  expect(names).not.toContain('large')
})

test('what another version kept is not taken, nor what was to be forgotten', async () => {
  const kept = createKeptParts(createMemoryStore())
  await kept.put({ format: 'of old', records: [['k', RECORD]], values: [], used: [] })
  expect(kept.store.records?.get('k')).toBeUndefined()
  kept.store.records?.set('k', RECORD)
  kept.forget()
  expect(kept.take().records).toEqual([])
})

test('what is no record is not put, as it was not made here', async () => {
  const kept = createKeptParts(createMemoryStore())
  const garbage = [null, 7, {}, { data: 1, summary: null }, []]
  const records = garbage.map((one, at): [string, typeof RECORD] => [`k${at}`, JSON.parse(JSON.stringify(one))])
  await kept.put({ ...NOTHING_KEPT, records: [...records, ['k', RECORD]] })
  expect(records.flatMap(([key]) => kept.store.records?.get(key) ?? [])).toEqual([])
  expect(kept.store.records?.get('k')).toEqual(RECORD)
})
