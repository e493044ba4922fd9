/** A measured figure beside what it is measured against in the same run. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What the figure is compared with: a bare loop, a library, a budget. */
  readonly rival: string
  /** `value` over the rival's figure. */
  readonly ratio: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The value that this share of all stays within. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Milliseconds of the median of several calls. */
export async function measure(times: number, task: () => unknown): Promise<number> {
  const taken: number[] = []
  for (let at = 0; at < times; at++) {
    const start = performance.now()
    await task()
    taken.push(performance.now() - start)
  }
  return median(taken)
}

/** Against the least that the same machine needs for it, measured in the same run. */
export function againstFloor(
  name: string,
  value: number,
  unit: string,
  floor: readonly [what: string, value: number],
): Row {
  return { name, value, unit, rival: `${floor[0]}: ${floor[1].toPrecision(3)} ${unit}`, ratio: value / floor[1] }
}

/** Against a budget: a goal, not a rival. */
export function againstBudget(name: string, value: number, unit: string, budget: number): Row {
  return { name, value, unit, rival: `budget ${budget} ${unit}`, ratio: value / budget }
}
