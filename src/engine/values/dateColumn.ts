import type { PackedNumbers } from './packedNumbers.ts'

/**
 * A table's column of dates, held as numbers: a `Date` takes ten times their memory, and a large file's take seconds to make. Each
 * look at a row gives a `Date` of its own.
 */
export class DateColumn {
  readonly packed: PackedNumbers<'dates'>

  constructor(packed: DateColumn['packed']) {
    this.packed = packed
  }

  get length(): number {
    return this.packed.values.length
  }

  at(row: number): Date | null | undefined {
    const { values, missing } = this.packed
    const time = values[row]
    if (time === undefined) return undefined
    if (missing?.[row]) return missing[row] === 1 ? null : undefined
    return new Date(time)
  }

  *[Symbol.iterator](): Iterator<Date | null | undefined> {
    for (let row = 0; row < this.length; row++) yield this.at(row)
  }
}

/** Milliseconds since 1970, of which NaN is what is missing. */
export function dateColumnOf(values: Float64Array): DateColumn {
  let held = values
  let missing: Uint8Array | null = null
  for (let row = 0; row < values.length; row++) {
    if (!Number.isNaN(values[row])) continue
    missing ??= new Uint8Array(values.length)
    missing[row] = 1
    // As lists are packed, so that equal columns are equal in every byte.
    if (held === values) held = values.slice()
    held[row] = 0
  }
  return new DateColumn({ kind: 'dates', values: held, missing })
}
