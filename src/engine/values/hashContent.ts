import type { ByteSource } from '../model/byteSource.ts'
import { Hash } from '../model/hash.ts'
import { blobSource, bytesSource } from './formats/byteSources.ts'

/** Bytes: other ends make other hashes. */
const CHUNK = 2 ** 22

/** The hash of a file's content, of which a part at a time is in memory. */
export async function hashSource({ size, read }: ByteSource): Promise<string> {
  const hash = new Hash()
  for (let at = 0; at < size; at += CHUNK) hash.bytes(await read(at, Math.min(at + CHUNK, size)))
  return hash.digest()
}

const known = new WeakMap<Blob, Promise<string>>()

/** A Blob never changes: it is hashed once. */
export function hashContent(content: Uint8Array | Blob): Promise<string> {
  if (!(content instanceof Blob)) return hashSource(bytesSource(content))
  const hashing = known.get(content) ?? hashSource(blobSource(content))
  known.set(content, hashing)
  return hashing
}
