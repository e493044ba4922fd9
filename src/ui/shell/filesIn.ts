/** What was dropped: files, and folders that hold more. */
export interface Dropped {
  readonly files: Iterable<File>
  readonly items: Iterable<Pick<DataTransferItem, 'webkitGetAsEntry'>>
}

/** So many files of folders are taken. */
const MOST_FILES = 1000

/**
 * The files that were dropped; those in folders with their paths for names, but what is hidden or installed. To be called while the
 * event lasts: what was dropped is gone behind it.
 */
export function filesIn({ files, items }: Dropped): File[] | Promise<File[]> {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry())
  const all = [...files]
  return entries.some((entry) => entry?.isDirectory) ? walk(entries) : all
}

async function walk(entries: readonly (FileSystemEntry | null)[]): Promise<File[]> {
  const found: File[] = []
  const open = [...entries]
  for (let entry = open.shift(); entry !== undefined && found.length < MOST_FILES; entry = open.shift()) {
    if (!entry || isClutter(entry.name)) continue
    if (isFolder(entry)) open.push(...(await entriesIn(entry)))
    else found.push(await fileOf(entry as FileSystemFileEntry))
  }
  return found
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isClutter(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

/** A reader gives a hundred at a time. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1))
    all.push(...some)
  }
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
  return new File([file], entry.fullPath.replace(/^\//, ''))
}
