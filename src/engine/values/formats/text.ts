import { textFault } from '../../model/recogniseBytes.ts'
import { type Format, readAll, unreadable } from './format.ts'
import { saving } from './saving.ts'

const HEAD = 4096

export const text: Format = {
  mime: 'text/plain',
  async read(source, options) {
    const bytes = await readAll(source, options)
    const value = decodeText(bytes)
    if (value !== null) return { ok: true, content: { kind: 'value', value } }
    const { fault, hint } = textFault(bytes.subarray(0, HEAD), 'Save it in UTF-8, or load it as bytes.')
    return unreadable('DW-DATA-001', options.file, fault, { hint })
  },
  write: (value) => saving((part) => part.writeText(value)),
}

/** UTF-8 (with or without a byte order mark) or UTF-16 with one; null for anything that is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\u0000') ? null : text
  } catch {
    return null
  }
}
