import type { ByteSource } from '../../model/byteSource.ts'

const CHUNK = 2 ** 20

export interface Pieces {
  /** Bytes that are read at a time. */
  readonly chunk?: number | undefined
  readonly take: (text: string) => void
  /** So many bytes were taken. */
  readonly onTaken: (bytes: number) => void
}

/** Hands on a file's text piece by piece; false where it is none: no UTF-8, and no UTF-16 with a mark of it. */
export async function eachPiece(source: ByteSource, { chunk = CHUNK, take, onTaken }: Pieces): Promise<boolean> {
  const decoder = new TextDecoder(encodingOf(await source.read(0, Math.min(2, source.size))), { fatal: true })
  for (let at = 0; at < source.size; at += chunk) {
    const end = Math.min(at + chunk, source.size)
    const text = decoded(decoder, await source.read(at, end), end < source.size)
    if (text === null || text.includes('\u0000')) return false
    take(text)
    onTaken(end)
  }
  return true
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, isMore: boolean): string | null {
  try {
    return decoder.decode(bytes, { stream: isMore })
  } catch {
    return null
  }
}
