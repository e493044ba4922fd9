import { type Format, readAll, unreadable } from './format.ts'
import { saving } from './saving.ts'

export const text: Format = {
  mime: 'text/plain',
  async read(source, options) {
    const value = decodeText(await readAll(source, options))
    return value === null
      ? unreadable('DW-DATA-001', options.file, 'is not a text file', {
          hint: 'Save it in UTF-8, or load it as bytes.',
        })
      : { ok: true, content: { kind: 'value', value } }
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
