import { foldWords } from './foldWords.ts'

/**
 * A running 128-bit hash of 32-bit words: MurmurHash3's x86 variant (Austin Appleby, public domain), which is quick where
 * integers have 32 bits. It tells contents apart; it keeps no secrets.
 */
export class Hash {
  #a: number
  #b: number
  #c: number
  #d: number
  #count = 0

  constructor(seed = 0) {
    this.#a = this.#b = this.#c = this.#d = seed | 0
  }

  word(given: number): this {
    const lane = this.#count++ & 3
    if (lane === 0) this.#a = mixA(this.#a, given, this.#b)
    else if (lane === 1) this.#b = mixB(this.#b, given, this.#c)
    else if (lane === 2) this.#c = mixC(this.#c, given, this.#d)
    else this.#d = mixD(this.#d, given, this.#a)
    return this
  }

  /** By its bits; every NaN is the same one. */
  number(value: number): this {
    FLOAT[0] = value
    // The bits of a NaN depend on who made it.
    const isNan = Number.isNaN(value)
    return this.word(isNan ? 0 : (FLOAT_WORDS[0] ?? 0)).word(isNan ? NAN_WORD : (FLOAT_WORDS[1] ?? 0))
  }

  text(value: string): this {
    const { length } = value
    this.word(length)
    for (let at = 0; at + 1 < length; at += 2) this.word(value.charCodeAt(at) | (value.charCodeAt(at + 1) << 16))
    return length % 2 ? this.word(value.charCodeAt(length - 1)) : this
  }

  bytes(value: Uint8Array): this {
    const { length } = value
    this.word(length)
    const whole = length - (length % 4)
    if (length < SHORT) for (let at = 0; at < whole; at += 4) this.word(wordIn(value, at, 4))
    else {
      // Not by `slice`, which of Node's Buffer copies nothing.
      const start = value.byteOffset % 4 ? new Uint8Array(value.subarray(0, whole)) : value
      this.#words(new Int32Array(start.buffer, start.byteOffset, whole / 4))
    }
    return length === whole ? this : this.word(wordIn(value, whole, length - whole))
  }

  /** By their bits; every NaN is the same one. */
  numbers(values: Float64Array | Float32Array): this {
    this.word(values.length)
    const perNumber = values.BYTES_PER_ELEMENT / 4
    const words = new Int32Array(values.buffer, values.byteOffset, values.length * perNumber)
    for (let start = 0; start < words.length; start += LONG) {
      const end = Math.min(start + LONG, words.length)
      const [first, last] = [start / perNumber, end / perNumber]
      if (perNumber === 2 && end - start === LONG && !foldWords(words, start, end, LANES)) this.#lanes()
      else if (holdsNan(values, first, last)) this.#words(withOneNan(values.slice(first, last)))
      else this.#words(words.subarray(start, end))
    }
    return this
  }

  /** What is long is folded first, a stretch at a time: this is where time goes on columns. */
  #words(words: Int32Array): void {
    let at = 0
    for (; at + LONG <= words.length; at += LONG) {
      foldWords(words, at, at + LONG, LANES)
      this.#lanes()
    }
    for (; at < words.length; at++) this.word(words[at] ?? 0)
  }

  #lanes(): void {
    for (const lane of LANES) this.word(lane)
  }

  /** A hash that has come to its end: what it stands for counts as one part. */
  part(ended: Hash): this {
    return this.word(ended.#a).word(ended.#b).word(ended.#c).word(ended.#d)
  }

  /** Nothing may be written afterwards. */
  end(): this {
    const length = this.#count * 4
    while (this.#count & 3) this.word(0)
    this.#a ^= length
    this.#b ^= length
    this.#c ^= length
    this.#d ^= length
    this.#sum()
    this.#a = avalanche(this.#a)
    this.#b = avalanche(this.#b)
    this.#c = avalanche(this.#c)
    this.#d = avalanche(this.#d)
    this.#sum()
    return this
  }

  /** 32 hexadecimal digits, of a hash that has come to its end. */
  digits(): string {
    putDigits(this.#a, 0)
    putDigits(this.#b, 8)
    putDigits(this.#c, 16)
    putDigits(this.#d, 24)
    return String.fromCharCode(...DIGITS)
  }

  digest(): string {
    return this.end().digits()
  }

  #sum(): void {
    this.#a = (this.#a + this.#b + this.#c + this.#d) | 0
    this.#b = (this.#b + this.#a) | 0
    this.#c = (this.#c + this.#a) | 0
    this.#d = (this.#d + this.#a) | 0
  }
}

/** The hash of texts, in their order. */
export function hashTexts(...texts: readonly string[]): string {
  const hash = new Hash()
  for (const text of texts) hash.text(text)
  return hash.digest()
}

function wordIn(bytes: Uint8Array, start: number, count: number): number {
  let word = 0
  for (let at = 0; at < count; at++) word |= (bytes[start + at] ?? 0) << (8 * at)
  return word
}

const DIGITS: number[] = new Array(32).fill(0)

/** Each look-up in a cache makes such a text: this is several times as quick as `toString(16)`, and no parts need be joined. */
function putDigits(word: number, start: number): void {
  for (let at = 0; at < 8; at++) DIGITS[start + at] = digit(word >>> (28 - 4 * at))
}

/** The code of the last hexadecimal digit. */
function digit(word: number): number {
  const last = word & 15
  return last < 10 ? 48 + last : 87 + last
}

/** Of so few bytes another view costs more than to read them one by one. */
const SHORT = 256

const FLOAT = new Float64Array(1)
const FLOAT_WORDS = new Uint32Array(FLOAT.buffer)
const NAN_WORD = 0x7ff80000

const [C1, C2, C3, C4] = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93]

/** Words that are folded at once: 32 kB, which a processor keeps close. */
const LONG = 8192
const LANES = new Int32Array(4)

function holdsNan(values: Float64Array | Float32Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (Number.isNaN(values[at])) return true
  return false
}

/** The words of numbers that are the caller's alone. */
function withOneNan(values: Float64Array | Float32Array): Int32Array {
  const words = new Int32Array(values.buffer)
  const nan = values instanceof Float64Array ? [0, NAN_WORD] : [0x7fc00000]
  for (let at = 0; at < values.length; at++) if (Number.isNaN(values[at])) words.set(nan, at * nan.length)
  return words
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

function mixA(lane: number, word: number, next: number): number {
  const mixed = lane ^ Math.imul(rotate(Math.imul(word, C1), 15), C2)
  return (Math.imul(rotate(mixed, 19) + next, 5) + 0x561ccd1b) | 0
}

function mixB(lane: number, word: number, next: number): number {
  const mixed = lane ^ Math.imul(rotate(Math.imul(word, C2), 16), C3)
  return (Math.imul(rotate(mixed, 17) + next, 5) + 0x0bcaa747) | 0
}

function mixC(lane: number, word: number, next: number): number {
  const mixed = lane ^ Math.imul(rotate(Math.imul(word, C3), 17), C4)
  return (Math.imul(rotate(mixed, 15) + next, 5) + 0x96cd1c35) | 0
}

function mixD(lane: number, word: number, next: number): number {
  const mixed = lane ^ Math.imul(rotate(Math.imul(word, C4), 18), C1)
  return (Math.imul(rotate(mixed, 13) + next, 5) + 0x32ac3b17) | 0
}

function avalanche(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
