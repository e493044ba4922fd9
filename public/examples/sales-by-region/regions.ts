import { type ColumnTable, from } from 'arquero'
import { checkOutput, type Collect, decorate, type Parallelizable } from 'dagwright'
import { mean, quantile } from 'd3-array'

// From `regions` to `by_region` everything runs once for each region, several regions at a time.

interface RegionReport {
  readonly region: string
  readonly sales: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** Each region once. */
export function regions(region: string[]): Parallelizable<string> {
  return [...new Set(region)]
}

/** What the sales of one region brought. */
export function region_revenue(regions: string, region: string[], revenue: number[]): number[] {
  return revenue.filter((_, row) => region[row] === regions)
}

/** Means of many samples drawn from a region's sales: how sure is its mean? */
export const sampled_means = decorate(
  checkOutput({ allowNans: false, importance: 'fail' }),
  (region_revenue: number[], samples: number): number[] => {
    const draw = randomBelow(region_revenue.length)
    return Array.from({ length: samples }, () => mean(region_revenue, () => region_revenue[draw()]!)!)
  },
)

/** A region's mean sale, and where nine of ten samples have it. */
export function region_report(regions: string, region_revenue: number[], sampled_means: number[]): RegionReport {
  return {
    region: regions,
    sales: region_revenue.length,
    mean: mean(region_revenue)!,
    low: quantile(sampled_means, 0.05)!,
    high: quantile(sampled_means, 0.95)!,
  }
}

/** All regions, the best first. */
export function by_region(region_report: Collect<RegionReport>): ColumnTable {
  return from([...region_report].sort((a, b) => b.mean - a.mean))
}

/** Whole numbers below `size` by chance, the same ones each time. */
function randomBelow(size: number): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * size)
  }
}
