/** HyperLogLog (Flajolet and others, 2007): about how many different hashes were added, within some 0.8 per cent, in 16 kB. */
export interface Estimate {
  add(hash: number): void
  count(): number
}

const INDEX_BITS = 14
const REGISTERS = 1 << INDEX_BITS

export function createEstimate(): Estimate {
  const registers = new Uint8Array(REGISTERS)
  return {
    add(hash) {
      const at = hash >>> (32 - INDEX_BITS)
      const rank = Math.clz32((hash << INDEX_BITS) | (1 << (INDEX_BITS - 1))) + 1
      if (rank > (registers[at] ?? 0)) registers[at] = rank
    },
    count: () => Math.round(countOf(registers)),
  }
}

function countOf(registers: Uint8Array): number {
  let [sum, empty] = [0, 0]
  for (const rank of registers) {
    sum += 2 ** -rank
    if (rank === 0) empty++
  }
  const raw = ((0.7213 / (1 + 1.079 / REGISTERS)) * REGISTERS * REGISTERS) / sum
  if (raw <= 2.5 * REGISTERS && empty > 0) return REGISTERS * Math.log(REGISTERS / empty)
  return raw <= 2 ** 32 / 30 ? raw : -(2 ** 32) * Math.log(1 - raw / 2 ** 32)
}

/** Spreads the bits of a word: the end of MurmurHash3 (Austin Appleby, public domain). */
export function spread(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
