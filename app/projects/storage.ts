import type { IDBPDatabase } from 'idb'
import { DEFAULT_SETTINGS, type ProjectSettings, type SourceText } from '../../src/engine/page.ts'
import type { ProjectDocument } from '../../src/ui/store/document.ts'
import type { Origin } from '../../src/ui/store/state.ts'
import { knowProject, projectId } from '../projectId.ts'

export interface SavedProject {
  readonly document: ProjectDocument
  readonly origin: Origin
  /** It differs from what its origin gives: losing it would lose work. */
  readonly changed: boolean
}

/** `open` is the project on the screen, `previous` the one with work in it that was open before. */
export type Slot = 'open' | 'previous'

export interface Storage {
  save(slot: Slot, project: SavedProject): Promise<void>
  /** Keeps the open project's text and settings without waiting; the next `load` of it takes them, the next `save` drops them. */
  journal(project: SavedProject): void
  load(slot: Slot): Promise<SavedProject | null>
  /** The ids of the projects in it. */
  ids(): Promise<readonly string[]>
}

/** As it lies in IndexedDB; `format` grows when this shape changes. */
interface StoredProject {
  readonly format: 1
  readonly files: readonly SourceText[]
  readonly data: readonly (readonly [name: string, blob: Blob])[]
  readonly settings: ProjectSettings
  readonly origin: StoredOrigin
  readonly changed: boolean
  /** Its id; none where it was saved by a version without. */
  readonly cacheOwner?: string
}

/** Older versions of the page did not keep the files as they came. */
type StoredOrigin = Origin | { readonly kind: 'file'; readonly name: string } | { readonly kind: 'link' }

/** The part of a project that fits where writing does not wait. */
type JournalEntry = Omit<StoredProject, 'data'>

export function createStorage(
  databaseName = 'dagwright',
  journal: Journal = localStorageJournal(databaseName),
): Storage {
  let database: Promise<IDBPDatabase> | undefined
  const open = () => {
    database ??= openDatabase(databaseName)
    return database
  }
  return {
    async save(slot, { document, origin, changed }) {
      const { files, data, settings } = document
      const entry: JournalEntry = { format: 1, files, settings, origin, changed, cacheOwner: projectId() }
      const stored: StoredProject = { ...entry, data: [...data] }
      await (await open()).put('projects', stored, slot)
      if (slot === 'open') journal.clear()
    },
    journal({ document: { files, settings }, origin, changed }) {
      const entry: JournalEntry = { format: 1, files, settings, origin, changed, cacheOwner: projectId() }
      journal.write(JSON.stringify(entry))
    },
    async load(slot) {
      const stored: StoredProject | undefined = await (await open()).get('projects', slot)
      const late = slot === 'open' ? parseEntry(journal.read()) : null
      const text = late ?? stored
      if (text?.format !== 1) return null
      const { files, changed } = text
      const origin = withFiles(text.origin, files)
      // An older version of the page may have saved it without what came since.
      const settings = { ...DEFAULT_SETTINGS, ...text.settings }
      const document: ProjectDocument = { files, data: new Map(stored?.data ?? []), settings }
      if (text.cacheOwner !== undefined) knowProject(document, text.cacheOwner)
      return { document, origin, changed }
    },
    async ids() {
      const all: readonly StoredProject[] = await (await open()).getAll('projects')
      return all.flatMap(({ cacheOwner }) => cacheOwner ?? [])
    },
  }
}

function withFiles(origin: StoredOrigin, files: readonly SourceText[]): Origin {
  if (origin.kind === 'example' || origin.kind === 'new' || 'files' in origin) return origin
  return { ...origin, files }
}

async function openDatabase(name: string): Promise<IDBPDatabase> {
  const { openDB } = await import('idb')
  return openDB(name, 1, { upgrade: (created) => void created.createObjectStore('projects') })
}

/** A place for one text, written and read at once. */
export interface Journal {
  write(text: string): void
  read(): string | null
  clear(): void
}

function localStorageJournal(name: string): Journal {
  const key = `${name}.unsaved`
  return {
    write(text) {
      try {
        localStorage.setItem(key, text)
      } catch (error) {
        console.warn('The last moment of work could not be kept:', error)
      }
    },
    read: () => localStorage.getItem(key),
    clear: () => localStorage.removeItem(key),
  }
}

function parseEntry(text: string | null): JournalEntry | null {
  try {
    // Only `journal` writes it.
    return text === null ? null : (JSON.parse(text) as JournalEntry)
  } catch {
    return null
  }
}
