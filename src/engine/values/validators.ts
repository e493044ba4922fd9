import { isTypedArray } from './kind.ts'
import { previewOf } from './summarise.ts'

/** What a check found. */
export interface ValidationResult {
  readonly passes: boolean
  readonly message: string
  readonly diagnostics: Readonly<Record<string, unknown>>
}

const PASSED: ValidationResult = { passes: true, message: '', diagnostics: {} }

type Validator = (value: unknown, argument: unknown) => ValidationResult

/** Hamilton's default validators, on scalars and on every element of arrays and typed arrays. */
const VALIDATORS: Readonly<Record<string, Validator>> = {
  range: (value, argument) => {
    const [least, greatest] = argument as [number, number]
    return eachItem(
      value,
      `lies outside [${least}, ${greatest}]`,
      (item) => typeof item === 'number' && item >= least && item <= greatest,
    )
  },
  valuesIn: (value, argument) => {
    const allowed = argument as readonly unknown[]
    return eachItem(value, `is none of ${previewOf(allowed, 80)}`, (item) => isNan(item) || allowed.includes(item))
  },
  allowNans: (value) => eachItem(value, 'is NaN', (item) => !isNan(item)),
  allowNone: (value) => eachItem([value], 'is missing', (item) => item !== null && item !== undefined),
  dataType: (value, argument) =>
    value?.constructor?.name === argument
      ? PASSED
      : eachItem(value, `is not of type ${argument}`, (item) => typeof item === argument),
  contains: (value, argument) =>
    eachItem(value, `does not contain ${JSON.stringify(argument)}`, (item) => String(item).includes(String(argument))),
  doesNotContain: (value, argument) =>
    eachItem(value, `contains ${JSON.stringify(argument)}`, (item) => !String(item).includes(String(argument))),
  maxFractionNans: (value, argument) => {
    const items = itemsOf(value)
    const fraction = items.filter(isNan).length / Math.max(1, items.length)
    return measured('fraction of NaN', fraction, fraction <= Number(argument), `at most ${argument}`)
  },
  meanInRange: (value, argument) => {
    const [least, greatest] = argument as [number, number]
    const { mean } = moments(value)
    return measured('mean', mean, mean >= least && mean <= greatest, `within [${least}, ${greatest}]`)
  },
  maxStandardDev: (value, argument) => {
    const { deviation } = moments(value)
    return measured('standard deviation', deviation, deviation <= Number(argument), `at most ${argument}`)
  },
}

export function validate(name: string, value: unknown, argument: unknown): ValidationResult {
  const validator = Object.hasOwn(VALIDATORS, name) ? VALIDATORS[name] : undefined
  if (!validator) throw new Error(`no validator "${name}"`)
  return validator(value, argument)
}

/** Type guard for what validator nodes give. */
export function isValidationResult(value: unknown): value is ValidationResult {
  if (typeof value !== 'object' || value === null) return false
  return (
    'passes' in value && typeof value.passes === 'boolean' && 'message' in value && typeof value.message === 'string'
  )
}

/** `fault` says what is wrong with an item that does not pass: `lies outside [0, 1]`. */
function eachItem(value: unknown, fault: string, test: (item: unknown) => boolean): ValidationResult {
  const items = itemsOf(value)
  const bad = items.flatMap((item, at) => (test(item) ? [] : [{ at, item }]))
  const [first] = bad
  if (!first) return PASSED
  const place = items.length > 1 ? ` (at [${first.at}]; ${bad.length} of ${items.length} values)` : ''
  return {
    passes: false,
    message: `${previewOf(first.item, 40)} ${fault}${place}`,
    diagnostics: { count: bad.length, of: items.length, first: bad.slice(0, 5) },
  }
}

function measured(what: string, value: number, passes: boolean, wanted: string): ValidationResult {
  return { passes, message: `the ${what} is ${previewOf(value)}, wanted ${wanted}`, diagnostics: { [what]: value } }
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : isTypedArray(value) ? Array.from<unknown>(value as ArrayLike<unknown>) : [value]
}

function isNan(value: unknown): boolean {
  return typeof value === 'number' && Number.isNaN(value)
}

/** Mean and sample deviation (n - 1) of the numbers that are not NaN. */
function moments(value: unknown): { mean: number; deviation: number } {
  const numbers = itemsOf(value).filter((item): item is number => typeof item === 'number' && !Number.isNaN(item))
  const mean = numbers.reduce((sum, item) => sum + item, 0) / numbers.length
  const squares = numbers.reduce((sum, item) => sum + (item - mean) ** 2, 0)
  return { mean, deviation: numbers.length > 1 ? Math.sqrt(squares / (numbers.length - 1)) : 0 }
}
