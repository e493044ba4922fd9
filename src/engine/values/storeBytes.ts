/** Bytes that grow as they are written. */
export class ByteWriter {
  #bytes = new Uint8Array(256)
  #view = new DataView(this.#bytes.buffer)
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
    this.#view.setFloat64(this.#length, value, true)
    this.#length += 8
  }

  /** UTF-8, or UTF-16 where half a surrogate pair would be lost. */
  text(value: string): void {
    const isBroken = /\p{Surrogate}/u.test(value)
    this.byte(isBroken ? 1 : 0)
    this.bytes(isBroken ? toUtf16(value) : new TextEncoder().encode(value))
  }

  bytes(value: Uint8Array): void {
    this.count(value.length)
    this.#reserve(value.length)
    this.#bytes.set(value, this.#length)
    this.#length += value.length
  }

  /** What was written so far. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length)
  }

  #reserve(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    grown.set(this.written())
    this.#bytes = grown
    this.#view = new DataView(grown.buffer)
  }
}

/** Reads what a `ByteWriter` wrote. Throws at the end of the bytes. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  byte(): number {
    return this.#view.getUint8(this.#at++)
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
    const value = this.#view.getFloat64(this.#at, true)
    this.#at += 8
    return value
  }

  text(): string {
    const isUtf16 = this.byte() === 1
    const bytes = this.bytes()
    return isUtf16 ? fromUtf16(bytes) : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  }

  /** A copy: its buffer is its own, aligned for any typed array. */
  bytes(): Uint8Array<ArrayBuffer> {
    const length = this.count()
    if (length > this.#bytes.length - this.#at) throw new RangeError('the bytes end early')
    const start = this.#at
    this.#at += length
    return new Uint8Array(this.#bytes.subarray(start, this.#at))
  }
}

function toUtf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(text.split(''), (unit) => unit.charCodeAt(0)).buffer)
}

function fromUtf16(bytes: Uint8Array<ArrayBuffer>): string {
  return Array.from(new Uint16Array(bytes.buffer), (unit) => String.fromCharCode(unit)).join('')
}
