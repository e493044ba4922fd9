/** Most values are small, and to make so few bytes takes next to nothing. */
const SMALL = 64

/** Bytes that grow as they are written. */
export class ByteWriter {
  #bytes = new Uint8Array(SMALL)
  #length = 0

  byte(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = value
  }

  /** A whole number from 0 on. */
  count(value: number): void {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.byte((rest % 128) | 128)
    this.byte(rest)
  }

  number(value: number): void {
    this.#reserve(8)
    FLOAT.setFloat64(0, value, true)
    this.#bytes.set(FLOAT_BYTES, this.#length)
    this.#length += 8
  }

  /** UTF-8, or UTF-16 where half a surrogate pair would be lost. */
  text(value: string): void {
    const isBroken = /\p{Surrogate}/u.test(value)
    this.byte(isBroken ? 1 : 0)
    this.bytes(isBroken ? toUtf16(value) : ENCODER.encode(value))
  }

  bytes(value: Uint8Array): void {
    this.count(value.length)
    this.#reserve(value.length)
    this.#bytes.set(value, this.#length)
    this.#length += value.length
  }

  /** What was written so far. */
  written(): Uint8Array<ArrayBuffer> {
    // A view needs a buffer that the collector looks after: of few bytes a copy costs less.
    return this.#length <= SMALL ? this.#bytes.slice(0, this.#length) : this.#bytes.subarray(0, this.#length)
  }

  #reserve(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 4))
    grown.set(this.written())
    this.#bytes = grown
  }
}

const FLOAT = new DataView(new ArrayBuffer(8))
const FLOAT_BYTES = new Uint8Array(FLOAT.buffer)
const ENCODER = new TextEncoder()
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads what a `ByteWriter` wrote. Throws at the end of the bytes. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw tooShort()
    return byte
  }

  count(): number {
    let value = 0
    for (let unit = 1; ; unit *= 128) {
      const byte = this.byte()
      value += (byte & 127) * unit
      if (byte < 128) return value
    }
  }

  number(): number {
    FLOAT_BYTES.set(this.#next(8))
    return FLOAT.getFloat64(0, true)
  }

  text(): string {
    const isUtf16 = this.byte() === 1
    const bytes = this.bytes()
    return isUtf16 ? fromUtf16(bytes) : DECODER.decode(bytes)
  }

  /** A copy: its buffer is its own, aligned for any typed array. */
  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#next(this.count()))
  }

  #next(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw tooShort()
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
}

function tooShort(): RangeError {
  return new RangeError('the bytes end early')
}

function toUtf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(text.split(''), (unit) => unit.charCodeAt(0)).buffer)
}

function fromUtf16(bytes: Uint8Array<ArrayBuffer>): string {
  return Array.from(new Uint16Array(bytes.buffer), (unit) => String.fromCharCode(unit)).join('')
}
