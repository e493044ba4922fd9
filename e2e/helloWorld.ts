/** What Hamilton's marketing example gives for its six weeks. */
export const HELLO_WORLD = {
  avg_3wk_spend: [Number.NaN, Number.NaN, 13.3333, 23.3333, 33.3333, 43.3333],
  spend_per_signup: [10, 1, 0.4, 0.4, 0.2, 0.125],
  spend_zero_mean_unit_variance: [-1.064405, -1.064405, -0.483821, 0.677349, 0.677349, 1.257934],
} as const
