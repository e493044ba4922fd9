import { type Bins, binOf, makeBins } from './bins.ts'

/** Values between pauses. */
export const CHUNK = 1 << 16

const FEW = 4096
const BIN_COUNT = 1024
const DEEPEST = 6

export interface Extent {
  readonly min: number
  readonly max: number
}

/**
 * The values that would stand at these positions if all were sorted. Counts into bins and looks further into those that are
 * wanted: linear but for what is spread very unevenly. `values` may be put into another order.
 */
export function* valuesAt(
  values: Float64Array,
  positions: readonly number[],
  { min, max }: Extent,
  depth = 0,
): Generator<void, Map<number, number>> {
  if (min === max) return new Map(positions.map((position) => [position, min]))
  const bins = makeBins(min, max, BIN_COUNT)
  if (values.length <= FEW || depth === DEEPEST || bins.scale === 0) return sortedAt(values, positions)
  const found = new Map<number, number>()
  const wanted = findBins(yield* countBins(values, bins), positions)
  yield* gather(values, bins, wanted)
  for (const { part, before, at } of wanted) {
    const inside = at.map((position) => position - before)
    for (const [position, value] of yield* valuesAt(part, inside, extentOf(part), depth + 1)) {
      found.set(position + before, value)
    }
  }
  return found
}

function sortedAt(values: Float64Array, positions: readonly number[]): Map<number, number> {
  values.sort()
  return new Map(positions.map((position) => [position, values[position] ?? Number.NaN]))
}

function extentOf(values: Float64Array): Extent {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0
    if (value < min) min = value
    if (value > max) max = value
  }
  return { min, max }
}

function* countBins(values: Float64Array, bins: Bins): Generator<void, Uint32Array> {
  const counts = new Uint32Array(bins.count)
  for (let start = 0; start < values.length; start += CHUNK) {
    countSome(values, start, Math.min(start + CHUNK, values.length), bins, counts)
    yield
  }
  return counts
}

export function countSome(values: Float64Array, start: number, end: number, bins: Bins, counts: Uint32Array): void {
  for (let at = start; at < end; at++) {
    const bin = binOf(bins, values[at] ?? 0)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
}

interface WantedBin {
  readonly bin: number
  /** Values in the bins before it. */
  readonly before: number
  readonly at: readonly number[]
  /** Its values, once they are gathered. */
  readonly part: Float64Array
}

function findBins(counts: Uint32Array, positions: readonly number[]): WantedBin[] {
  const found: WantedBin[] = []
  let before = 0
  for (const [bin, count] of counts.entries()) {
    const end = before + count
    const at = positions.filter((position) => position >= before && position < end)
    if (at.length) found.push({ bin, before, at, part: new Float64Array(count) })
    before = end
  }
  return found
}

function* gather(values: Float64Array, bins: Bins, wanted: readonly WantedBin[]): Generator<void, void> {
  const places = new Uint8Array(bins.count)
  for (const [place, { bin }] of wanted.entries()) places[bin] = place + 1
  const parts = wanted.map(({ part }) => part)
  const filled = new Uint32Array(wanted.length)
  for (let start = 0; start < values.length; start += CHUNK) {
    gatherSome(values.subarray(start, start + CHUNK), bins, { places, parts, filled })
    yield
  }
}

interface Gathering {
  /** By bin: its part's position from 1 on, 0 where it is not wanted. */
  readonly places: Uint8Array
  readonly parts: readonly Float64Array[]
  readonly filled: Uint32Array
}

function gatherSome(values: Float64Array, bins: Bins, { places, parts, filled }: Gathering): void {
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0
    const place = places[binOf(bins, value)] ?? 0
    if (place === 0) continue
    const part = parts[place - 1]
    const next = filled[place - 1] ?? 0
    if (part) part[next] = value
    filled[place - 1] = next + 1
  }
}
