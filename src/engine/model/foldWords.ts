/**
 * Mixes words into four lanes, and tells whether an odd one has the exponent of an infinity or a NaN, were they the halves of
 * 64-bit floats. Four independent lanes keep a processor busy; each word goes into two of them, so that what cancels one
 * difference would have to cancel it in both. `end - start` is a multiple of four.
 */
export function foldWords(words: Int32Array, start: number, end: number, lanes: Int32Array): boolean {
  let [a, b, c, d] = SEEDS
  let exponents = 0
  for (let at = start; at < end; at += 4) {
    const w0 = words[at] ?? 0
    const w1 = words[at + 1] ?? 0
    const w2 = words[at + 2] ?? 0
    const w3 = words[at + 3] ?? 0
    exponents |= ((w1 & POSITIVE) + ONE_EXPONENT) | ((w3 & POSITIVE) + ONE_EXPONENT)
    a = mix(a + Math.imul(w0, P), w3)
    b = mix(b + Math.imul(w1, P), w0)
    c = mix(c + Math.imul(w2, P), w1)
    d = mix(d + Math.imul(w3, P), w2)
  }
  lanes[0] = a
  lanes[1] = b
  lanes[2] = c
  lanes[3] = d
  return exponents < 0
}

/** Of xxHash (Yann Collet): odd, with bits at random. */
const P = 0x85ebca77
const Q = 0x9e3779b1
const SEEDS: readonly [number, number, number, number] = [0x165667b1, 0x27d4eb2f, 0x61c88647, 0x3c6ef372]

const POSITIVE = 0x7fffffff
/** Added to an exponent of ones, it reaches the sign. */
const ONE_EXPONENT = 0x00100000

function mix(lane: number, word: number): number {
  return Math.imul(((lane << 13) | (lane >>> 19)) ^ word, Q)
}
