import { describe, expect, test } from 'vitest'
import { Hash, hashTexts } from './hash.ts'

/** How many of the 128 bits differ. */
function distance(a: string, b: string): number {
  const bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  return [...bits.toString(2)].filter((bit) => bit === '1').length
}

describe('a hash', () => {
  test('of nothing is that of MurmurHash3 for x86, 128 bits', () => {
    expect(new Hash(0).digest()).toBe('00000000000000000000000000000000')
    expect(new Hash(1).digest()).toBe('88c4adec54d201b954d201b954d201b9')
  })

  test('changes in about half of its bits with each bit of what it hashes', () => {
    const bytes = Uint8Array.from({ length: 40 }, (_, at) => at * 31)
    const before = new Hash().bytes(bytes).digest()
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)))
      const far = distance(before, new Hash().bytes(changed).digest())
      expect(far > 32 && far < 96).toBe(true)
    }
  })

  test('is the same whether bytes come at once or as words', () => {
    for (const [length, before] of [
      [0, 0],
      [3, 1],
      [16, 0],
      [37, 2],
      [400, 3],
    ] as const) {
      const bytes = Uint8Array.from({ length }, (_, at) => at * 31)
      const [atOnce, oneByOne] = [new Hash(), new Hash()]
      for (let at = 0; at < before; at++) for (const hash of [atOnce, oneByOne]) hash.word(at)
      atOnce.bytes(bytes)
      oneByOne.word(length)
      for (let at = 0; at < length; at += 4) {
        oneByOne.word([0, 1, 2, 3].reduce((word, byte) => word | ((bytes[at + byte] ?? 0) << (8 * byte)), 0))
      }
      expect(atOnce.digest()).toBe(oneByOne.digest())
    }
  })

  test('tells where one text ends and the next begins', () => {
    const lists = [['ab', ''], ['a', 'b'], ['', 'ab'], ['ab'], [], [''], ['', ''], ['a\0', 'b']]
    expect(new Set(lists.map((texts) => hashTexts(...texts))).size).toBe(lists.length)
  })
})
