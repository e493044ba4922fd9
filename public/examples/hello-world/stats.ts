import { deviation, mean } from 'd3-array'

/** Mean spend of a week. */
export function spend_mean(spend: Float64Array): number {
  return mean(spend)!
}

/** Sample standard deviation of spend: divided by n - 1. */
export function spend_std_dev(spend: Float64Array): number {
  return deviation(spend)!
}
