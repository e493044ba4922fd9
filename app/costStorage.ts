import { type IDBPDatabase, openDB } from 'idb'
import { joinCosts } from '../src/engine/page.ts'

/** As it lies in IndexedDB, by the project's id, in a database of its own: it can be thrown away at any time. */
interface StoredCosts {
  readonly format: 1
  /** Whoever made them looks at each again. */
  readonly entries: readonly unknown[]
}

const NAME = 'dagwright.costs'
let database: Promise<IDBPDatabase> | undefined

function open(): Promise<IDBPDatabase> {
  database ??= openDB(NAME, 1, { upgrade: (created) => void created.createObjectStore('costs') })
  return database
}

/** What functions of a project took; nothing where nothing is known. */
export async function load(project: string): Promise<readonly unknown[]> {
  return entriesOf(await (await open()).get('costs', project))
}

function entriesOf(stored: StoredCosts | undefined): readonly unknown[] {
  return stored?.format === 1 ? stored.entries : []
}

/** Beside what another tab has kept of the project meanwhile. That of projects that are not kept themselves goes. */
export async function save(project: string, entries: readonly unknown[], kept: readonly string[]): Promise<void> {
  const costs = (await open()).transaction('costs', 'readwrite')
  const stored: StoredCosts = { format: 1, entries: joinCosts(entriesOf(await costs.store.get(project)), entries) }
  void costs.store.put(stored, project)
  for (const id of await costs.store.getAllKeys()) {
    if (id !== project && !kept.includes(String(id))) void costs.store.delete(id)
  }
  await costs.done
}
