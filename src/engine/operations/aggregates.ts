/** What can be made of the values of a column: Arquero's name, and words for it. Missing values are left out. */
export const AGGREGATES = [
  ['sum', 'sum'],
  ['mean', 'mean'],
  ['median', 'median'],
  ['min', 'least'],
  ['max', 'greatest'],
  ['stdev', 'standard deviation'],
  ['valid', 'how many there are'],
  ['distinct', 'how many different ones'],
] as const

/** Those that are numbers whatever the column holds, or that take any order. */
const FOR_ANYTHING: readonly string[] = ['min', 'max', 'valid', 'distinct', 'any']

export function needsNumbers(aggregate: string): boolean {
  return !FOR_ANYTHING.includes(aggregate)
}
