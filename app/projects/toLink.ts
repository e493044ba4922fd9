import type { ProjectDocument } from '../../src/ui/store/document.ts'
import { encodeShareHash } from '../shareLink.ts'
import { readText } from './projectFiles.ts'

/** A URL with the project in its hash. Rejects with a message for people where it is too long. */
export async function toLink({ files, data, settings }: ProjectDocument, base: URL): Promise<string> {
  const texts = Array.from(data, async ([path, blob]) => ({ path, text: await readText(path, blob) }))
  return new URL(await encodeShareHash({ files, settings, data: await Promise.all(texts) }), base).href
}
