import type { Hash } from '../model/hash.ts'
import type { Packed } from './heldColumn.ts'
import { bytesOf } from './kinds/typedArray.ts'

/** Equal columns are packed in equal bytes. */
export function hashPacked(hash: Hash, packed: Packed): void {
  hash.text(packed.kind)
  if (packed.kind === 'texts') {
    const { codes, dictionary } = packed
    hash.bytes(bytesOf(codes)).word(dictionary.length)
    for (const text of dictionary) hash.text(text)
  } else if (packed.kind === 'flags') hash.bytes(packed.values)
  else {
    hash.numbers(packed.values)
    if (packed.missing) hash.bytes(packed.missing)
  }
}
