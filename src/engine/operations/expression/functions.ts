import type { ValueKind } from './node.ts'

/** Functions of Arquero that a formula may call: what they take and what they give. */
export interface FormulaFunction {
  readonly takes: readonly ValueKind[]
  /** How many of them may be left out, from the end. */
  readonly optional?: number
  /** Any number of more like the last one. */
  readonly rest?: boolean
  readonly gives: ValueKind
}

const NUMBER: FormulaFunction = { takes: ['number'], gives: 'number' }
const TEXT: FormulaFunction = { takes: ['text'], gives: 'text' }
const TEST: FormulaFunction = { takes: ['text', 'text'], gives: 'boolean' }
const OF_DATE: FormulaFunction = { takes: ['date'], gives: 'number' }

/** By their names in Arquero's `op`; each runs in the test of this folder. */
export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map<string, FormulaFunction>([
  ...['abs', 'ceil', 'floor', 'round', 'sign', 'trunc', 'sqrt', 'cbrt', 'exp', 'log', 'log2', 'log10'].map(
    (name) => [name, NUMBER] as const,
  ),
  ['pow', { takes: ['number', 'number'], gives: 'number' }],
  ['greatest', { takes: ['number', 'number'], rest: true, gives: 'number' }],
  ['least', { takes: ['number', 'number'], rest: true, gives: 'number' }],
  ['is_finite', { takes: ['number'], gives: 'boolean' }],
  ['is_nan', { takes: ['number'], gives: 'boolean' }],
  ['lower', TEXT],
  ['upper', TEXT],
  ['trim', TEXT],
  ['length', { takes: ['text'], gives: 'number' }],
  ['substring', { takes: ['text', 'number', 'number'], optional: 1, gives: 'text' }],
  ['replace', { takes: ['text', 'text', 'text'], gives: 'text' }],
  ['startswith', TEST],
  ['endswith', TEST],
  ['includes', TEST],
  ['indexof', { takes: ['text', 'text'], gives: 'number' }],
  ['parse_date', { takes: ['text'], gives: 'date' }],
  ['parse_float', { takes: ['text'], gives: 'number' }],
  ...['year', 'quarter', 'month', 'date', 'dayofweek', 'hours', 'minutes'].map((name) => [name, OF_DATE] as const),
  ...['utcyear', 'utcquarter', 'utcmonth', 'utcdate', 'utcdayofweek', 'utchours'].map(
    (name) => [name, OF_DATE] as const,
  ),
])

/** As JavaScript calls them. */
const OTHER_NAMES: Readonly<Record<string, string>> = { max: 'greatest', min: 'least', contains: 'includes' }

/** Arquero's name of a function. */
export function functionName(name: string): string {
  return Object.hasOwn(OTHER_NAMES, name) ? (OTHER_NAMES[name] ?? name) : name
}
