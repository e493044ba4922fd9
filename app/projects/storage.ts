import { type IDBPDatabase, openDB } from 'idb'
import type { ProjectSettings, SourceText } from '../../src/engine/page.ts'
import type { ProjectDocument } from '../../src/ui/store/document.ts'
import type { Origin } from '../../src/ui/store/state.ts'

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
  load(slot: Slot): Promise<SavedProject | null>
}

/** As it lies in IndexedDB; `format` grows when this shape changes. */
interface StoredProject {
  readonly format: 1
  readonly files: readonly SourceText[]
  readonly data: readonly (readonly [name: string, blob: Blob])[]
  readonly settings: ProjectSettings
  readonly origin: Origin
  readonly changed: boolean
}

export function createStorage(databaseName = 'dagwright'): Storage {
  let database: Promise<IDBPDatabase> | undefined
  const open = () => {
    database ??= openDB(databaseName, 1, { upgrade: (created) => void created.createObjectStore('projects') })
    return database
  }
  return {
    async save(slot, { document, origin, changed }) {
      const { files, data, settings } = document
      const stored: StoredProject = { format: 1, files, data: [...data], settings, origin, changed }
      await (await open()).put('projects', stored, slot)
    },
    async load(slot) {
      const stored: StoredProject | undefined = await (await open()).get('projects', slot)
      if (stored?.format !== 1) return null
      const { files, data, settings, origin, changed } = stored
      return { document: { files, data: new Map(data), settings }, origin, changed }
    },
  }
}
