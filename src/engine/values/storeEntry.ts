import { Hash } from '../model/hash.ts'
import { valueFromBytes, valueToBytes } from './storeValue.ts'

/** What a store holds under a key: `DWC`, the format's version, a checksum over key and value, the value. */
const MARK = new TextEncoder().encode('DWC\x02')
const CHECKSUM_LENGTH = 32
const HEADER_LENGTH = MARK.length + CHECKSUM_LENGTH

/** Throws where the value cannot be kept. */
export function toEntry(key: string, value: unknown): Uint8Array<ArrayBuffer> {
  const bytes = valueToBytes(value)
  const entry = new Uint8Array(HEADER_LENGTH + bytes.length)
  entry.set(MARK)
  const sum = checksum(key, bytes)
  for (let at = 0; at < CHECKSUM_LENGTH; at++) entry[MARK.length + at] = sum.charCodeAt(at)
  entry.set(bytes, HEADER_LENGTH)
  return entry
}

/**
 * Null for what is not to be trusted: half-written, changed, of another format or version, or another key's. The value stands
 * in an object, since it may be anything.
 */
export function fromEntry(key: string, entry: Uint8Array): { readonly value: unknown } | null {
  const bytes = entry.subarray(HEADER_LENGTH)
  if (!holdsMark(entry) || !holdsChecksum(entry, checksum(key, bytes))) return null
  try {
    return { value: valueFromBytes(bytes) }
  } catch {
    // Whole, but written by a version that knew more kinds of values.
    return null
  }
}

function checksum(key: string, bytes: Uint8Array): string {
  return new Hash().text(key).bytes(bytes).digest()
}

function holdsMark(entry: Uint8Array): boolean {
  for (let at = 0; at < MARK.length; at++) if (entry[at] !== MARK[at]) return false
  return true
}

/** A decoder for 32 digits takes longer than to read most values. */
function holdsChecksum(entry: Uint8Array, sum: string): boolean {
  for (let at = 0; at < CHECKSUM_LENGTH; at++) if (entry[MARK.length + at] !== sum.charCodeAt(at)) return false
  return true
}
