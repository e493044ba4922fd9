import { unzipSync, zipSync } from 'fflate'
import { formatProjectFile, PROJECT_FILE } from '../../src/engine/page.ts'
import type { ProjectDocument } from '../../src/ui/store/document.ts'
import { type ProjectFile, toDocument } from './projectFiles.ts'

/** A small zip may unpack to very much. */
const MOST_UNPACKED_BYTES = 512 * 1024 * 1024

export async function toZip(document: ProjectDocument): Promise<Blob> {
  const entries: Record<string, Uint8Array> = Object.create(null)
  for (const { path, blob } of toFiles(document)) entries[path] = new Uint8Array(await blob.arrayBuffer())
  return new Blob([zipSync(entries, { level: 6 }).slice()], { type: 'application/zip' })
}

/** Rejects with a message for people where it is no zip, or holds no project. */
export async function fromZip(zip: File): Promise<ProjectDocument> {
  let left = MOST_UNPACKED_BYTES
  const wanted = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (isClutter(name)) return false
    left -= originalSize
    if (left < 0) throw new RangeError()
    return true
  }
  let entries: Record<string, Uint8Array>
  try {
    entries = unzipSync(new Uint8Array(await zip.arrayBuffer()), { filter: wanted })
  } catch (error) {
    if (error instanceof RangeError)
      throw new Error(`${zip.name} unpacks to more than ${MOST_UNPACKED_BYTES / 1024 ** 2} MB.`)
    throw new Error(`${zip.name} is not a zip file that can be read.`)
  }
  const files = Object.entries(entries).map(([path, bytes]): ProjectFile => ({ path, blob: new Blob([bytes.slice()]) }))
  return toDocument(files, zip.name.replace(/\.zip$/i, ''))
}

/** Folders, and what systems put into zips unasked. */
function isClutter(path: string): boolean {
  return path.endsWith('/') || path.startsWith('__MACOSX/') || path.endsWith('.DS_Store')
}

/** The files of the project's folder: the inverse of `toDocument`. */
function toFiles({ files, data, settings }: ProjectDocument): ProjectFile[] {
  return [
    { path: PROJECT_FILE, blob: new Blob([formatProjectFile(settings)], { type: 'application/json' }) },
    ...files.map(({ path, text }) => ({ path, blob: new Blob([text], { type: 'text/plain' }) })),
    ...Array.from(data, ([path, blob]) => ({ path, blob })),
  ]
}
