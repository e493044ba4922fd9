import { DEFAULT_SETTINGS } from '../../engine/page.ts'
import type { ProjectDocument } from '../store/document.ts'

const FEATURES = `import { mean, deviation } from 'd3-array'
import { decorate, tag } from 'dagwright'

/** Rolling mean of the last three weeks' spend. */
export function avg_3wk_spend(spend: Float64Array): Float64Array {
  return spend.map((_, i) => (i < 2 ? NaN : (spend[i] + spend[i - 1] + spend[i - 2]) / 3))
}

/** What a signup cost, week by week. */
export function spend_per_signup(spend: Float64Array, signups: Float64Array): Float64Array {
  return spend.map((value, i) => value / signups[i])
}

/** Mean spend of all weeks. */
export function spend_mean(spend: Float64Array): number {
  return mean(spend) ?? NaN
}

/** Spend, shifted so that its mean is zero. */
export function spend_zero_mean(spend: Float64Array, spend_mean: number): Float64Array {
  return spend.map((value) => value - spend_mean)
}
`

const STATS = `import { deviation } from 'd3-array'

/** Sample deviation of spend. */
export function spend_std_dev(spend: Float64Array): number {
  return deviation(spend) ?? NaN
}

/** Spend with mean zero and variance one. */
export function spend_zero_mean_unit_variance(spend_zero_mean: Float64Array, spend_std_dev: number): Float64Array {
  return spend_zero_mean.map((value) => value / spend_std_dev)
}
`

const MARKETING = 'signups,spend\n1,10\n10,10\n50,20\n100,40\n200,40\n400,50\n'

/** Hello world as a document, for tests and for looking at the page without an engine. */
export function helloWorld(): ProjectDocument {
  return {
    files: [
      { path: 'features.ts', text: FEATURES },
      { path: 'stats.ts', text: STATS },
    ],
    data: new Map([['marketing.csv', new Blob([MARKETING], { type: 'text/csv' })]]),
    settings: {
      name: 'hello world',
      modules: null,
      config: {},
      inputs: {
        spend: { kind: 'file', file: 'marketing.csv', column: 'spend' },
        signups: { kind: 'file', file: 'marketing.csv', column: 'signups' },
      },
      overrides: {},
      outputs: ['avg_3wk_spend', 'spend_per_signup', 'spend_zero_mean_unit_variance'],
      adapter: { kind: 'workers', workers: 2 },
      limits: DEFAULT_SETTINGS.limits,
      result: 'dict',
      resultBuilder: null,
      layout: {},
      view: DEFAULT_SETTINGS.view,
    },
  }
}
