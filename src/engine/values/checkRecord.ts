import type { CheckRecord, FailingValue } from '../model/check.ts'
import { isPlainObject } from './kinds/object.ts'
import { formatNumber } from './kinds/scalar.ts'
import { MOST_FAILING } from './subject.ts'
import { previewOf } from './summarise.ts'
import type { ValidationResult } from './validation.ts'

const LONGEST = 60

/** What a check found, told to whoever follows a run. What a check of the author's own tells is taken as it is. */
export function toCheckRecord(check: string, { passes, message, diagnostics }: ValidationResult): CheckRecord {
  const { expected, column, failing, of, first, measured, validator, ...others } = isPlainObject(diagnostics)
    ? diagnostics
    : {}
  return {
    check,
    passes,
    message,
    expected: typeof expected === 'string' ? expected : '',
    column: typeof column === 'string' ? column : null,
    failing: typeof failing === 'number' ? failing : null,
    of: typeof of === 'number' ? of : null,
    first: Array.isArray(first) ? first.slice(0, MOST_FAILING).map(toFailing) : [],
    times: 1,
    failedTimes: passes ? 0 : 1,
    details: toDetails({ ...others, ...(isPlainObject(measured) ? measured : {}) }),
  }
}

function toFailing(one: unknown): FailingValue {
  if (!isPlainObject(one)) return { at: '', row: null, value: previewOf(one, LONGEST) }
  const { at, row, value } = one
  return {
    at: typeof at === 'string' ? at : at === undefined ? '' : previewOf(at, LONGEST),
    row: typeof row === 'number' ? row : null,
    value: previewOf('value' in one ? value : one, LONGEST),
  }
}

function toDetails(record: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : typeof value === 'number' ? formatNumber(value) : previewOf(value, LONGEST),
    ]),
  )
}
