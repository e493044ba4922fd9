import { codeOf } from '../codes.ts'
import { NO_PARTS, type ValueType } from '../valueType.ts'
import { bytesOf, typedArrayType } from './typedArray.ts'

/** Buffers and views of them; a `Uint8Array` is a typed array. */
export const bytesType: ValueType<ArrayBuffer | DataView> = {
  kind: 'bytes',
  prototypes: [ArrayBuffer.prototype, DataView.prototype],
  is: (value) => value instanceof ArrayBuffer || value instanceof DataView,

  typeName: (value) => (value instanceof ArrayBuffer ? 'ArrayBuffer' : 'DataView'),
  size: (value) => value.byteLength,
  preview: (value) => `${value.byteLength} bytes`,
  entries: (value, brief) => typedArrayType.entries(asBytes(value), brief),
  ...NO_PARTS,

  measure: (value) => value.byteLength,
  writeHash: (value, { hash }) => void hash.word(value instanceof ArrayBuffer ? BYTES : VIEW).bytes(asBytes(value)),

  codes: ['bytes', 'view'],
  write: (value, { code }) => code(value instanceof ArrayBuffer ? 'bytes' : 'view').bytes(asBytes(value)),
  read({ bytes, keep }, code) {
    const { buffer } = bytes.bytes()
    return keep(code === 'view' ? new DataView(buffer) : buffer)
  },
}

const [BYTES, VIEW] = [codeOf('bytes'), codeOf('view')]

/** The bytes of a value that is nothing else; null where it is. */
export function findBytes(value: unknown): Uint8Array | null {
  if (value instanceof Uint8Array || value instanceof Uint8ClampedArray) return bytesOf(value)
  return value instanceof ArrayBuffer || value instanceof DataView ? asBytes(value) : null
}

function asBytes(value: ArrayBuffer | DataView): Uint8Array {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : bytesOf(value)
}
