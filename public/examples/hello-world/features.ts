import { mean } from 'd3-array'

/** Rolling mean of the last three weeks' spend; the first two weeks have none. */
export function avg_3wk_spend(spend: Float64Array): Float64Array {
  return spend.map((_, week) => (week < 2 ? NaN : mean(spend.subarray(week - 2, week + 1))!))
}

/** What one signup cost, week by week. */
export function spend_per_signup(spend: Float64Array, signups: Float64Array): Float64Array {
  return spend.map((amount, week) => amount / signups[week]!)
}

/** Spend shifted so that its mean is 0. */
export function spend_zero_mean(spend: Float64Array, spend_mean: number): Float64Array {
  return spend.map((amount) => amount - spend_mean)
}

/** Spend with mean 0 and variance 1: weeks that can be compared. */
export function spend_zero_mean_unit_variance(spend_zero_mean: Float64Array, spend_std_dev: number): Float64Array {
  return spend_zero_mean.map((amount) => amount / spend_std_dev)
}
