/** Bins of one width. Halves are taken where the whole span would overflow. */
export interface Bins {
  readonly min: number
  /** Bins per unit; 0 where all values are the same, or too near to be told apart by it. */
  readonly scale: number
  readonly count: number
  readonly half: number
}

export function makeBins(min: number, max: number, count: number): Bins {
  const half = Number.isFinite(max - min) ? 1 : 0.5
  const span = max * half - min * half
  const scale = span > 0 ? count / span : 0
  return { min: min * half, scale: Number.isFinite(scale) ? scale : 0, count, half }
}

/** The last bin holds its upper end too. */
export function binOf({ min, scale, count, half }: Bins, value: number): number {
  const bin = Math.floor((value * half - min) * scale)
  return bin < count ? bin : count - 1
}
