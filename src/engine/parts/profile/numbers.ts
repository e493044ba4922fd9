import { type Distinct, type Histogram, type NumberProfile, QUANTILES } from '../../model/profile.ts'
import { makeBins } from './bins.ts'
import { createDistinctNumbers } from './distinctNumbers.ts'
import { CHUNK, countSome, type Extent, valuesAt } from './quantiles.ts'

export interface NumbersFound {
  readonly missing: number
  readonly invalid: number
  readonly distinct: Distinct
  readonly numbers: NumberProfile | null
}

/**
 * Writes items from `start` to `end` into `target` from `at` on, what is missing left out. Gives how many, or null at an item
 * of another type.
 */
export type ReadNumbers = (start: number, end: number, target: Float64Array, at: number) => number | null

/** Null where an item is of another type. Pauses after each chunk. */
export function* profileNumbers(length: number, read: ReadNumbers): Generator<void, NumbersFound | null> {
  const packed = new Float64Array(length)
  const distinct = createDistinctNumbers()
  const seen: Seen = { kept: 0, above: 0, below: 0, min: Infinity, max: -Infinity, sum: 0, shift: 0, isWhole: true }
  let present = 0
  for (let start = 0; start < length; start += CHUNK) {
    const first = seen.kept
    const count = read(start, Math.min(start + CHUNK, length), packed, first)
    if (count === null) return null
    see(packed, first + count, seen)
    distinct.addAll(packed, first, seen.kept)
    present += count
    yield
  }
  const { kept, above, below, min, max } = seen
  const { count, isExact } = distinct.result()
  const infinite = above + below
  const found = {
    missing: length - present,
    invalid: present - kept - infinite,
    distinct: { count: count + Math.min(1, above) + Math.min(1, below), isExact },
  }
  if (kept === 0) return { ...found, numbers: null }
  const finite = packed.subarray(0, kept)
  const mean = meanOf(seen, finite)
  const { deviation, histogram } = yield* spreadOf(finite, seen, mean)
  const quantiles = yield* quantilesOf(finite, seen)
  return { ...found, numbers: { count: kept, infinite, min, max, mean, deviation, quantiles, histogram } }
}

/** Of the numbers so far; `sum` is of their distances from the first, so that it keeps its digits. */
interface Seen {
  kept: number
  above: number
  below: number
  min: number
  max: number
  sum: number
  shift: number
  isWhole: boolean
}

/** Takes the numbers from `kept` to `end` in; finite ones move up to where others were. */
function see(packed: Float64Array, end: number, seen: Seen): void {
  let { kept, min, max, sum, isWhole, shift } = seen
  for (let at = kept; at < end; at++) {
    const value = packed[at] ?? 0
    if (value - value !== 0) {
      if (value === Infinity) seen.above++
      else if (value === -Infinity) seen.below++
      continue
    }
    if (kept === 0) shift = value
    if (value < min) min = value
    if (value > max) max = value
    sum += value - shift
    if (isWhole && Math.floor(value) !== value) isWhole = false
    packed[kept++] = value
  }
  Object.assign(seen, { kept, min, max, sum, isWhole, shift })
}

function meanOf({ sum, shift, min, max }: Seen, finite: Float64Array): number {
  const mean = shift + sum / finite.length
  if (Number.isFinite(mean)) return Math.min(max, Math.max(min, mean))
  return finite.reduce((total, value) => total + value / finite.length, 0)
}

const MOST_BINS = 32

function* spreadOf(
  finite: Float64Array,
  { min, max, isWhole }: Seen,
  mean: number,
): Generator<void, { readonly deviation: number | null; readonly histogram: Histogram }> {
  const { from, to, count } = rangeOf(min, max, isWhole)
  const bins = makeBins(from, to, count)
  const counts = new Uint32Array(count)
  let squares = 0
  for (let start = 0; start < finite.length; start += CHUNK) {
    const some = finite.subarray(start, start + CHUNK)
    countSome(some, 0, some.length, bins, counts)
    squares += squaresOf(some, mean)
    yield
  }
  const deviation = finite.length > 1 ? Math.sqrt(squares / (finite.length - 1)) : null
  return { deviation, histogram: { from, to, counts: Array.from(counts) } }
}

function squaresOf(values: Float64Array, mean: number): number {
  let squares = 0
  for (let at = 0; at < values.length; at++) {
    const distance = (values[at] ?? 0) - mean
    squares += distance * distance
  }
  return squares
}

/** Few whole numbers have a bin each, around them; many have bins of so many whole numbers. */
function rangeOf(min: number, max: number, isWhole: boolean): { from: number; to: number; count: number } {
  if (min === max) return { from: min, to: max, count: 1 }
  const whole = max - min + 1
  if (!isWhole || whole > Number.MAX_SAFE_INTEGER) return { from: min, to: max, count: MOST_BINS }
  const width = Math.ceil(whole / MOST_BINS)
  const count = Math.ceil(whole / width)
  return { from: min - 0.5, to: min - 0.5 + count * width, count }
}

/** Between neighbours by proportion: R's type 7, as d3's and numpy's. */
function* quantilesOf(finite: Float64Array, extent: Extent): Generator<void, number[]> {
  const places = QUANTILES.map((share) => share * (finite.length - 1))
  const positions = new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))
  const values = yield* valuesAt(finite, [...positions], extent)
  return places.map((place) => {
    const low = values.get(Math.floor(place)) ?? Number.NaN
    const high = values.get(Math.ceil(place)) ?? Number.NaN
    return low === high ? low : low + (high - low) * (place - Math.floor(place))
  })
}
