import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { CACHE_FORMAT, type CacheRecord, type KeptPart, NOTHING_KEPT } from '../src/engine/page.ts'
import { cacheOwner, renewCache } from './cacheOwner.ts'

/** What nodes of the open project gave, in a database of its own: it can be thrown away at any time. */
const NAME = 'dagwright.cache'
const MOST_BYTES = 64e6

/** An entry's size and last use, beside it: to find what goes first no value is read. */
interface Use {
  readonly store: 'records' | 'values'
  readonly bytes: number
  readonly at: number
}

interface Schema extends DBSchema {
  about: { key: 'format' | 'owner'; value: string }
  records: { key: string; value: CacheRecord }
  values: { key: string; value: Uint8Array }
  uses: { key: string; value: Use }
}

const STORES = ['about', 'records', 'values', 'uses'] as const

let database: Promise<IDBPDatabase<Schema>> | undefined

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>(NAME, 2, {
    upgrade(created) {
      for (const name of created.objectStoreNames) created.deleteObjectStore(name)
      for (const name of STORES) created.createObjectStore(name)
    },
  })
  return database
}

/** What another project left, or a version that keeps otherwise, goes: the cache is that of the project that asks. */
export async function load(): Promise<KeptPart> {
  const kept = (await open()).transaction(STORES)
  const about = kept.objectStore('about')
  const [format, owner] = await Promise.all([about.get('format'), about.get('owner')])
  if (format !== CACHE_FORMAT || owner !== cacheOwner()) {
    await clear()
    return NOTHING_KEPT
  }
  const records = kept.objectStore('records')
  const values = kept.objectStore('values')
  const [recordKeys, allRecords, valueKeys, allValues] = await Promise.all([
    ...([records.getAllKeys(), records.getAll(), values.getAllKeys(), values.getAll()] as const),
  ])
  return { format, records: pairs(recordKeys, allRecords), values: pairs(valueKeys, allValues), used: [] }
}

/** Nothing is added to what has become another tab's. */
export async function add({ records, values, used }: KeptPart): Promise<void> {
  const kept = (await open()).transaction(STORES, 'readwrite')
  if ((await kept.objectStore('about').get('owner')) !== cacheOwner()) return
  const uses = kept.objectStore('uses')
  const at = Date.now()
  for (const use of await Promise.all(used.map(async (key) => [key, await uses.get(key)] as const))) {
    const [key, before] = use
    if (before) void uses.put({ ...before, at }, key)
  }
  for (const [key, record] of records) {
    void kept.objectStore('records').put(record, key)
    void uses.put({ store: 'records', bytes: JSON.stringify(record).length, at }, key)
  }
  for (const [data, entry] of values) {
    void kept.objectStore('values').put(entry, data)
    void uses.put({ store: 'values', bytes: entry.byteLength, at }, data)
  }
  await kept.done
  await trim()
}

/** Of the open project nothing is kept yet. */
export async function clear(): Promise<void> {
  const kept = (await open()).transaction(STORES, 'readwrite')
  for (const name of STORES) void kept.objectStore(name).clear()
  void kept.objectStore('about').put(cacheOwner(), 'owner')
  void kept.objectStore('about').put(CACHE_FORMAT, 'format')
  await kept.done
}

/** Another project is open. */
export async function renew(): Promise<void> {
  renewCache()
  await clear()
}

/** What was not used for longest goes first; a record whose value is gone says so by itself. */
async function trim(): Promise<void> {
  const kept = (await open()).transaction(STORES, 'readwrite')
  const uses = kept.objectStore('uses')
  const all = pairs(...(await Promise.all([uses.getAllKeys(), uses.getAll()])))
  let held = all.reduce((sum, [, { bytes }]) => sum + bytes, 0)
  for (const [key, { store, bytes }] of all.sort(([, a], [, b]) => a.at - b.at)) {
    if (held <= MOST_BYTES) break
    held -= bytes
    void kept.objectStore(store).delete(key)
    void uses.delete(key)
  }
  await kept.done
}

function pairs<T>(keys: readonly string[], values: readonly T[]): [key: string, value: T][] {
  return values.map((value, at) => [String(keys[at]), value])
}
