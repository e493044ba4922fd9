import { type IDBPDatabase, openDB } from 'idb'
import type { KeptPalette } from '../src/ui/store/kept.ts'

/** As it lies in IndexedDB, in a database of its own: it belongs to no project. */
interface StoredPalette extends KeptPalette {
  readonly format: 1
}

const NAME = 'dagwright.palette'
let database: Promise<IDBPDatabase> | undefined

function open(): Promise<IDBPDatabase> {
  database ??= openDB(NAME, 1, { upgrade: (created) => void created.createObjectStore('palette') })
  return database
}

/** What this browser keeps for the palette; nothing where it keeps nothing. */
export async function load(): Promise<KeptPalette> {
  const stored: StoredPalette | undefined = await (await open()).get('palette', 'kept')
  return stored?.format === 1 ? stored : { recent: [], functions: [] }
}

export async function save({ recent, functions }: KeptPalette): Promise<void> {
  const stored: StoredPalette = { format: 1, recent, functions }
  await (await open()).put('palette', stored, 'kept')
}
