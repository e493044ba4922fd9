import type { ColumnProfile, Histogram } from '../../../engine/page.ts'

/** A number of a column in its own words: dates as dates, others with sensible digits. */
export function formatOf({ type }: Pick<ColumnProfile, 'type'>): (value: number) => string {
  return type === 'date' ? formatDate : formatNumber
}

function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value.toLocaleString('en')
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e15 || size < 1e-4)) return value.toExponential(3)
  return value.toLocaleString('en', { maximumSignificantDigits: 5 })
}

/** Midnights by their day alone. */
function formatDate(value: number): string {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) return 'Invalid Date'
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.replace('T', ' ').replace(/(:00)?\.000Z$|Z$/, '')
}

/** `3 missing · 1,204 different`. */
export function factsOf({ count, missing, invalid, distinct, type }: ColumnProfile): string {
  const facts = [
    missing > 0 && `${missing.toLocaleString('en')} missing`,
    invalid > 0 && `${invalid.toLocaleString('en')} ${type === 'date' ? 'invalid' : 'NaN'}`,
    distinct && count > missing && `${distinct.isExact ? '' : '≈ '}${distinct.count.toLocaleString('en')} different`,
  ]
  return facts.filter(Boolean).join(' · ') || (count === 0 ? 'no values' : 'none missing')
}

/** All that a picture of the column shows, in words. */
export function describeColumn(column: ColumnProfile): string {
  const { numbers, top, lengths, types } = column
  const format = formatOf(column)
  const parts = [factsOf(column)]
  if (numbers) {
    parts.push(`from ${format(numbers.min)} to ${format(numbers.max)}`, `mean ${format(numbers.mean)}`)
    parts.push(`median ${format(numbers.quantiles[2] ?? Number.NaN)}`)
  }
  if (lengths) parts.push(`${lengths.min.toLocaleString('en')} to ${lengths.max.toLocaleString('en')} characters`)
  if (types.length) parts.push(types.map(({ type, count }) => `${count.toLocaleString('en')} ${type}`).join(', '))
  const often = top
    .slice(0, 3)
    .map(({ value, count }) => `${shorten(String(value))} ${count.toLocaleString('en')} times`)
  if (often.length) parts.push(often.join(', '))
  return parts.join(' · ')
}

export function shorten(text: string, most = 40): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text === '' ? '(empty)' : text
}

export interface Bar {
  /** From 0 to 1 of the width and of the height. */
  readonly left: number
  readonly width: number
  readonly height: number
  readonly count: number
  readonly from: number
  readonly to: number
}

/** A bin that holds something is seen, however little it is. */
export function barsOf({ from, to, counts }: Histogram): readonly Bar[] {
  const most = Math.max(1, ...counts)
  const width = 1 / counts.length
  // Halves, since the whole span may be more than a number can be.
  const at = (place: number) => (from === to ? from : from * (1 - place) + to * place)
  return counts.map((count, index) => ({
    left: index * width,
    width,
    height: count === 0 ? 0 : Math.max(0.04, count / most),
    count,
    from: at(index * width),
    to: at((index + 1) * width),
  }))
}

/** Whole numbers of a few that have a bin each are told as themselves. */
export function rangeText(bar: Bar, format: (value: number) => string): string {
  const middle = (bar.from + bar.to) / 2
  if (bar.to - bar.from === 1 && Number.isInteger(middle)) return format(middle)
  return bar.from === bar.to ? format(bar.from) : `${format(bar.from)} – ${format(bar.to)}`
}
