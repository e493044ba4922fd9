import { checkOutput, decorate } from 'dagwright'
import { max, mean } from 'd3-array'

// One reading is 480 degrees: the check on `celsius` fails, so `hottest` and `comfort` are skipped.
// `reading_count` does not need it and runs. Correct the reading in the input, or loosen the check.

/** Temperatures in degrees Celsius. */
export const celsius = decorate(
  checkOutput({ range: [-50, 60], allowNans: false, importance: 'fail' }),
  (fahrenheit: number[]): number[] => fahrenheit.map((degrees) => ((degrees - 32) * 5) / 9),
)

/** The hottest reading. */
export function hottest(celsius: number[]): number {
  return max(celsius)!
}

/** A word for the mean temperature. */
export function comfort(celsius: number[]): string {
  const degrees = mean(celsius)!
  return degrees < 16 ? 'cold' : degrees < 24 ? 'pleasant' : 'warm'
}

/** How many readings there are. */
export function reading_count(fahrenheit: number[]): number {
  return fahrenheit.length
}
