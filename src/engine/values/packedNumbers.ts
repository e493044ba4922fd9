export interface PackedNumbers {
  readonly kind: 'numbers' | 'dates'
  readonly values: Float64Array
  /** 1 null, 2 undefined. */
  readonly missing: Uint8Array | null
}

export function packNumbers(values: ArrayLike<unknown>, kind: PackedNumbers['kind']): PackedNumbers {
  const packed = new Float64Array(values.length)
  let missing: Uint8Array | null = null
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (typeof value === 'number') packed[at] = value
    else if (value instanceof Date) packed[at] = value.getTime()
    else {
      missing ??= new Uint8Array(values.length)
      missing[at] = value === null ? 1 : 2
    }
  }
  return { kind, values: packed, missing }
}
