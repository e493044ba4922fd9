import { isClose, type Json } from './json.ts'

export interface Wanted {
  readonly value?: Json
  readonly tolerance?: number
  /** The order of a dict's keys, or of those of a table's first row. */
  readonly keys?: readonly string[]
}

export function compareValue({ value, keys, tolerance }: Wanted, printed: Json | undefined): string[] {
  const wrong: string[] = []
  if (value !== undefined && !isClose(value, printed, tolerance)) wrong.push(`value is not ${JSON.stringify(value)}`)
  const first = Array.isArray(printed) ? printed[0] : printed
  const actual = typeof first === 'object' && first !== null ? Object.keys(first) : []
  if (keys && JSON.stringify(keys) !== JSON.stringify(actual)) wrong.push(`keys are ${actual.join(', ')}`)
  return wrong
}
