import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import {
  CACHE_FORMAT,
  type CacheRecord,
  joinSights,
  type KeptPart,
  NOTHING_KEPT,
  SIGHTS_KEY,
} from '../src/engine/page.ts'
import type { CacheSize, CacheSizes } from '../src/ui/store/cacheSize.ts'
import { projectId } from './projectId.ts'

/** What nodes of the open project gave, in a database of its own: it can be thrown away at any time. */
const NAME = 'dagwright.cache'
const MOST_BYTES = 64e6
const MOST_ENTRIES = 50_000

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

const KEPT = ['records', 'values', 'uses'] as const
const STORES = ['about', ...KEPT] as const

let database: Promise<IDBPDatabase<Schema>> | undefined

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>(NAME, 2, {
    upgrade(created) {
      for (const name of created.objectStoreNames) created.deleteObjectStore(name)
      for (const name of STORES) created.createObjectStore(name)
    },
    /** Another tab has a newer page, which waits for this one to let go. */
    async blocking() {
      const open = await database
      database = undefined
      open?.close()
    },
  })
  return database
}

/** What another project left, or a version that keeps otherwise, goes: the cache is that of the project that asks. */
export async function load(): Promise<KeptPart> {
  const kept = (await open()).transaction(STORES)
  const about = kept.objectStore('about')
  const [format, owner] = await Promise.all([about.get('format'), about.get('owner')])
  if (format !== CACHE_FORMAT || owner !== projectId()) {
    await takeOver()
    return NOTHING_KEPT
  }
  const records = kept.objectStore('records')
  const values = kept.objectStore('values')
  const [recordKeys, allRecords, valueKeys, allValues] = await Promise.all([
    records.getAllKeys(),
    records.getAll(),
    values.getAllKeys(),
    values.getAll(),
  ])
  return { format, records: pairs(recordKeys, allRecords), values: pairs(valueKeys, allValues), used: [] }
}

/** Nothing is added to what has become another tab's. */
export async function add({ records, values, used }: KeptPart): Promise<void> {
  const kept = (await open()).transaction(STORES, 'readwrite')
  if ((await kept.objectStore('about').get('owner')) !== projectId()) return
  const uses = kept.objectStore('uses')
  const at = Date.now()
  await inSlices(used, async (key) => {
    const before = await uses.get(key)
    if (before) await uses.put({ ...before, at }, key)
  })
  await inSlices(records, ([key, record]) => {
    const use: Use = { store: 'records', bytes: JSON.stringify(record).length, at }
    return Promise.all([kept.objectStore('records').put(record, key), uses.put(use, key)])
  })
  const inStore = kept.objectStore('values')
  await inSlices(values, async ([key, given]) => {
    // All else is the same under the same key.
    const entry = key === SIGHTS_KEY ? joinSights((await inStore.get(key)) ?? null, given) : given
    const use: Use = { store: 'values', bytes: entry.byteLength, at }
    await Promise.all([inStore.put(entry, key), uses.put(use, key)])
  })
  await kept.done
  await trim()
}

const SLICE = 100

/** A run may give many thousands: the page has its turn in between. The transaction lives on as long as each slice waits for it. */
async function inSlices<T>(all: readonly T[], keep: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += SLICE) await Promise.all(all.slice(from, from + SLICE).map(keep))
}

/** How much is kept, by the sizes that stand beside the entries: none is read. */
export async function measure(): Promise<CacheSizes> {
  const kept = (await open()).transaction(STORES)
  const [owner, uses] = await Promise.all([kept.objectStore('about').get('owner'), kept.objectStore('uses').getAll()])
  const size: CacheSize = {
    bytes: uses.reduce((sum, { bytes }) => sum + bytes, 0),
    values: uses.filter(({ store }) => store === 'records').length,
  }
  return owner === projectId() ? { own: size, others: NO_SIZE } : { own: NO_SIZE, others: size }
}

const NO_SIZE: CacheSize = { bytes: 0, values: 0 }

/** Forgets what is kept of the open project; what has become another tab's only with `all`. It stays whose it is. */
export async function clear(all: boolean): Promise<void> {
  const kept = (await open()).transaction(STORES, 'readwrite')
  if (all || (await kept.objectStore('about').get('owner')) === projectId()) {
    for (const name of KEPT) void kept.objectStore(name).clear()
  }
  await kept.done
}

/** It is the open project's from now on, of which nothing is kept yet. */
async function takeOver(): Promise<void> {
  const kept = (await open()).transaction(STORES, 'readwrite')
  for (const name of STORES) void kept.objectStore(name).clear()
  void kept.objectStore('about').put(projectId(), 'owner')
  void kept.objectStore('about').put(CACHE_FORMAT, 'format')
  await kept.done
}

/** What was not used for longest goes first; a record whose value is gone says so by itself. */
async function trim(): Promise<void> {
  const kept = (await open()).transaction(STORES, 'readwrite')
  const uses = kept.objectStore('uses')
  const all = pairs(...(await Promise.all([uses.getAllKeys(), uses.getAll()])))
  for (const [key, { store }] of beyondRoom(all)) {
    void kept.objectStore(store).delete(key)
    void uses.delete(key)
  }
  await kept.done
}

/** Those that must go so that the others are few and small enough, the one that was not used for longest first. */
export function beyondRoom(all: readonly (readonly [key: string, use: Use])[]): readonly (readonly [string, Use])[] {
  const oldest = [...all].sort(([, a], [, b]) => a.at - b.at)
  let bytes = all.reduce((sum, [, use]) => sum + use.bytes, 0)
  let gone = 0
  for (const [, use] of oldest) {
    if (bytes <= MOST_BYTES && oldest.length - gone <= MOST_ENTRIES) break
    bytes -= use.bytes
    gone++
  }
  return oldest.slice(0, gone)
}

function pairs<T>(keys: readonly string[], values: readonly T[]): [key: string, value: T][] {
  return values.map((value, at) => [String(keys[at]), value])
}
