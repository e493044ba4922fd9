import type { ProjectDocument } from '../../src/ui/store/document.ts'
import { toDocument } from './projectFiles.ts'

/** Modules and data that a person chose, or one zip. Rejects with a message for people. */
export async function fromFiles(files: readonly File[]): Promise<ProjectDocument> {
  const [first] = files
  if (!first) throw new Error('No file was chosen.')
  if (files.length === 1 && first.name.toLowerCase().endsWith('.zip')) {
    const { fromZip } = await import('./zip.ts')
    return fromZip(first)
  }
  const chosen = files.map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }))
  return toDocument(chosen, first.name.replace(/\.\w+$/, ''))
}
