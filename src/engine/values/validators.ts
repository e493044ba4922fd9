import { countFailing, countMissing, countOutside, isMissing, isWithin } from './countFailing.ts'
import { typeNameOf } from './kind.ts'
import { formatNumber } from './kinds/scalar.ts'
import { isTypedArray } from './kinds/typedArray.ts'
import { deviationOf, isNumber, meanOf } from './moments.ts'
import { checkSchema } from './schemaCheck.ts'
import { article, columnOf, firstFailing, type Items, type Subject, subjectOf } from './subject.ts'
import { previewOf } from './summarise.ts'
import type { Diagnostics, Failing, ValidationResult } from './validation.ts'

export interface CheckToMake {
  readonly validator: string
  readonly argument: unknown
  /** The column that is checked, of a table or of rows; else the value itself. */
  readonly column?: string
}

/** Checks a value with one of our validators; a promise only where a validator's code is loaded first. */
export function validate(value: unknown, check: CheckToMake): ValidationResult | Promise<ValidationResult> {
  const { validator, argument, column } = check
  if (validator === 'jsonSchema') return checkSchema(value, argument)
  const found = Object.hasOwn(VALIDATORS, validator) ? VALIDATORS[validator] : undefined
  if (!found) throw new Error(`no validator "${validator}"`)
  const finding = find(found, value, argument, column)
  const place = column === undefined || finding.message === '' ? '' : `column "${column}": `
  const diagnostics: Diagnostics = { validator, ...(column === undefined ? {} : { column }), ...finding.diagnostics }
  return { passes: finding.passes, message: `${place}${finding.message}`, diagnostics: { ...diagnostics } }
}

/** What a validator finds, before it is said which one and of what. */
interface Finding {
  readonly passes: boolean
  readonly message: string
  readonly diagnostics: Omit<Diagnostics, 'validator' | 'column'>
}

interface Validator {
  /** What it wants, in words. */
  expects(argument: unknown): string
  /** It takes a list, or a column: not one value. */
  readonly ofMany?: true
  /** It looks at the value as a whole; in a column at each cell. */
  readonly ofWhole?: true
  check(subject: Subject, argument: unknown): Judgement | Measure
}

/** Of each value. */
interface Judgement {
  /** What is wrong with a value that does not pass: `lies outside [0, 1]`. */
  readonly fault: string | ((item: unknown) => string)
  readonly test: (item: unknown) => boolean
  readonly count?: (items: Items) => number
}

/** Of all values together. */
interface Measure {
  readonly what: string
  readonly value: number
  readonly passes: boolean
  /** Items that cannot be measured fail the check for themselves. */
  readonly odd?: Judgement
}

function find({ expects, check, ofMany, ofWhole }: Validator, value: unknown, argument: unknown, column?: string) {
  const expected = expects(argument)
  const subject = column === undefined ? subjectOf(value, ofWhole) : columnOf(value, column)
  if (typeof subject === 'string') return failed(subject, { expected })
  if (ofMany && subject.kind === 'value')
    return failed(`${previewOf(value, 40)} is ${article(typeNameOf(value))}: only lists and columns are checked so`, {
      expected,
    })
  const found = check(subject, argument)
  return 'test' in found ? judge(subject, found, expected) : measure(subject, found, expected)
}

function judge(subject: Subject, { fault, test, count }: Judgement, expected: string): Finding {
  const counted = count ?? ((items: Items) => countFailing(items, test))
  const failing = subject.lists.reduce((sum, { items }) => sum + counted(items), 0)
  const { size } = subject
  if (failing === 0) return { passes: true, message: '', diagnostics: { expected, failing, of: size, first: [] } }
  const first = firstFailing(subject, test)
  const [worst] = first
  const said = typeof fault === 'string' ? fault : fault(worst?.value)
  return failed(`${previewOf(worst?.value, 40)} ${said}${placeOf(subject, worst, failing)}`, {
    expected,
    failing,
    of: size,
    first,
  })
}

function placeOf({ kind, size }: Subject, first: Failing | undefined, failing: number): string {
  if (kind === 'value' || !first) return ''
  return kind === 'column'
    ? ` (${first.at}; ${failing} of ${size} rows)`
    : ` (at ${first.at}; ${failing} of ${size} values)`
}

function measure(subject: Subject, { what, value, passes, odd }: Measure, expected: string): Finding {
  const unmeasured = odd && judge(subject, odd, expected)
  if (unmeasured && !unmeasured.passes) return unmeasured
  const message = `the ${what} is ${formatNumber(value)}, wanted ${expected}`
  return { passes, message, diagnostics: { expected, of: subject.size, measured: { [what]: value } } }
}

function failed(message: string, diagnostics: Finding['diagnostics']): Finding {
  return { passes: false, message, diagnostics }
}

const NO_TEXT = 'is no text'
const NO_NUMBER = 'is no number'
const NUMBERS_ONLY: Judgement = { fault: NO_NUMBER, test: isNumber, count: countOdd }

function countOdd(items: Items): number {
  return isTypedArray(items) ? 0 : countFailing(items, isNumber)
}

/** Hamilton's default validators. */
const VALIDATORS: Readonly<Record<string, Validator>> = {
  range: {
    expects: rangeText,
    check(_subject, argument) {
      const [least, greatest] = argument as readonly [number, number]
      return {
        fault: (item) => (isOrdered(item) ? `lies outside [${least}, ${greatest}]` : NO_NUMBER),
        test: (item) => isWithin(item, least, greatest),
        count: (items) => countOutside(items, least, greatest),
      }
    },
  },
  valuesIn: {
    expects: (argument) => `one of ${previewOf(argument, 80)}`,
    check(subject, argument) {
      const allowed = new Set(argument as readonly unknown[])
      return {
        fault: `is none of ${previewOf(argument, 80)}`,
        test: (item) =>
          allowed.has(item) ||
          isLeftOut(subject, item) ||
          Number.isNaN(item) ||
          (typeof item === 'bigint' && isIn(allowed, item)),
      }
    },
  },
  allowNans: {
    expects: () => 'no missing value',
    check: () => ({ fault: 'is missing', test: (item) => !isMissing(item), count: countMissing }),
  },
  allowNone: {
    expects: () => 'neither null nor undefined',
    ofWhole: true,
    check: () => ({ fault: 'is missing', test: (item) => item !== null && item !== undefined }),
  },
  dataType: {
    expects: (argument) => `of type ${argument}`,
    check: (subject, argument) => ({
      fault: (item) => `is ${article(typeNameOf(item))}, not of type ${argument}`,
      test: (item) => isOfType(item, String(argument)) || isLeftOut(subject, item),
      count: (items) => (typeNameOf(subject.value) === argument ? 0 : countOfOther(items, String(argument), subject)),
    }),
  },
  contains: {
    expects: (argument) => `text with ${listTexts(argument, 'and')}`,
    check: (subject, argument) => ({
      fault: (item) => (typeof item === 'string' ? `does not contain ${listTexts(argument, 'and')}` : NO_TEXT),
      test: (item) =>
        typeof item === 'string' ? textsOf(argument).every((text) => item.includes(text)) : isLeftOut(subject, item),
    }),
  },
  doesNotContain: {
    expects: (argument) => `text without ${listTexts(argument, 'or')}`,
    check: (subject, argument) => ({
      fault: (item) => (typeof item === 'string' ? `contains ${listTexts(argument, 'or')}` : NO_TEXT),
      test: (item) =>
        typeof item === 'string' ? !textsOf(argument).some((text) => item.includes(text)) : isLeftOut(subject, item),
    }),
  },
  maxFractionNans: {
    expects: (argument) => `at most ${argument}`,
    ofMany: true,
    check(subject, argument) {
      const missing = subject.lists.reduce((sum, { items }) => sum + countMissing(items), 0)
      const value = missing / Math.max(1, subject.size)
      return { what: 'fraction of missing values', value, passes: value <= Number(argument) }
    },
  },
  meanInRange: {
    expects: rangeText,
    ofMany: true,
    check(subject, argument) {
      const [least, greatest] = argument as readonly [number, number]
      const value = meanOf(subject).mean
      return { what: 'mean', value, passes: isWithin(value, least, greatest), odd: NUMBERS_ONLY }
    },
  },
  maxStandardDev: {
    expects: (argument) => `at most ${argument}`,
    ofMany: true,
    check(subject, argument) {
      const value = deviationOf(subject)
      return { what: 'standard deviation', value, passes: value <= Number(argument), odd: NUMBERS_ONLY }
    },
  },
}

function rangeText(argument: unknown): string {
  const [least, greatest] = argument as readonly [number, number]
  return `within [${least}, ${greatest}]`
}

/** What is missing among others: `allowNans` and `allowNone` ask for it. */
function isLeftOut({ kind }: Subject, item: unknown): boolean {
  return kind !== 'value' && (item === null || item === undefined)
}

function isOrdered(item: unknown): boolean {
  return typeof item === 'number' || typeof item === 'bigint'
}

function isIn(allowed: ReadonlySet<unknown>, item: bigint): boolean {
  return allowed.has(Number(item)) && BigInt(Number(item)) === item
}

function isOfType(item: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(item) || typeof item === 'bigint'
  return typeof item === type || typeNameOf(item) === type
}

/** What all items of a typed array are follows from the first, but for which floating numbers are whole. */
function countOfOther(items: Items, type: string, subject: Subject): number {
  if (isTypedArray(items) && type !== 'integer') return isOfType(items[0], type) ? 0 : items.length
  return countFailing(items, (item) => isOfType(item, type) || isLeftOut(subject, item))
}

function textsOf(argument: unknown): readonly string[] {
  return Array.isArray(argument) ? argument : [String(argument)]
}

function listTexts(argument: unknown, word: string): string {
  return textsOf(argument)
    .map((text) => JSON.stringify(text))
    .join(` ${word} `)
}
