import { type IDBPDatabase, openDB } from 'idb'
import { CACHE_FORMAT, type CacheRecord, type KeptPart } from '../src/engine/page.ts'
import { cacheOwner, renewCache } from './cacheOwner.ts'

/** What nodes of the open project gave, in a database of its own: it can be thrown away at any time. */
const NAME = 'dagwright.cache'
const MOST_BYTES = 64e6
const MOST_RECORDS = 50_000

interface StoredValue {
  readonly entry: Uint8Array
  readonly keptAt: number
}

let database: Promise<IDBPDatabase> | undefined

function open(): Promise<IDBPDatabase> {
  database ??= openDB(NAME, 1, {
    upgrade(created) {
      for (const name of ['about', 'records', 'values']) created.createObjectStore(name)
    },
  })
  return database
}

/** Nothing where it is another project's, or was kept by a version that keeps otherwise. */
export async function load(): Promise<KeptPart> {
  const kept = (await open()).transaction(['about', 'records', 'values'])
  const about = kept.objectStore('about')
  const [format, owner] = await Promise.all([about.get('format'), about.get('owner')])
  const records = kept.objectStore('records')
  const values = kept.objectStore('values')
  if (format !== CACHE_FORMAT || owner !== cacheOwner()) return { format: CACHE_FORMAT, records: [], values: [] }
  const [recordKeys, allRecords, valueKeys, allValues] = await Promise.all([
    records.getAllKeys(),
    records.getAll() as Promise<CacheRecord[]>,
    values.getAllKeys(),
    values.getAll() as Promise<StoredValue[]>,
  ])
  return {
    format,
    records: allRecords.map((record, at) => [String(recordKeys[at]), record]),
    values: allValues.map(({ entry }, at) => [String(valueKeys[at]), entry]),
  }
}

/** Nothing is added to what has become another tab's. */
export async function add({ format, records, values }: KeptPart): Promise<void> {
  const kept = (await open()).transaction(['about', 'records', 'values'], 'readwrite')
  if ((await kept.objectStore('about').get('owner')) !== cacheOwner()) return
  const keptAt = Date.now()
  void kept.objectStore('about').put(format, 'format')
  for (const [key, record] of records) void kept.objectStore('records').put(record, key)
  for (const [data, entry] of values) void kept.objectStore('values').put({ entry, keptAt } satisfies StoredValue, data)
  await kept.done
  await trim()
}

export async function clear(): Promise<void> {
  const owner = renewCache()
  const kept = (await open()).transaction(['about', 'records', 'values'], 'readwrite')
  const cleared = ['records', 'values'].map((name) => kept.objectStore(name).clear())
  await Promise.all([...cleared, kept.objectStore('about').put(owner, 'owner'), kept.done])
}

/** What was kept first goes first; a record whose value is gone says so by itself. */
async function trim(): Promise<void> {
  const kept = (await open()).transaction(['records', 'values'], 'readwrite')
  const values = kept.objectStore('values')
  const sizes: { readonly key: IDBValidKey; readonly bytes: number; readonly keptAt: number }[] = []
  for (let at = await values.openCursor(); at; at = await at.continue()) {
    const { entry, keptAt }: StoredValue = at.value
    sizes.push({ key: at.key, bytes: entry.byteLength, keptAt })
  }
  let held = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { key, bytes } of sizes.sort((a, b) => a.keptAt - b.keptAt)) {
    if (held <= MOST_BYTES) break
    held -= bytes
    void values.delete(key)
  }
  const records = kept.objectStore('records')
  if ((await records.count()) > MOST_RECORDS) void records.clear()
  await kept.done
}
