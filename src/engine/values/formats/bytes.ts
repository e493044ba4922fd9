import { isTypedArray } from '../kinds/typedArray.ts'
import { type Format, readAll } from './format.ts'

export const bytes: Format = {
  mime: 'application/octet-stream',
  // A copy of its own: what is read may lie in memory that others hold.
  read: async (source, options) => ({
    ok: true,
    content: { kind: 'value', value: (await readAll(source, options)).slice() },
  }),
  write(value) {
    if (value instanceof ArrayBuffer) return { ok: true, bytes: new Uint8Array(value) }
    if (value instanceof DataView || isTypedArray(value)) {
      return { ok: true, bytes: new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength) }
    }
    return { ok: false, reason: 'it holds no bytes' }
  },
}
