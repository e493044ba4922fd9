import type { ValueSummary } from '../../engine/page.ts'

/** A value's line: text always in quotes, so that `"1"` is not `1`. */
export function valueText({ kind, text }: ValueSummary): string {
  if (kind !== 'string' || text.startsWith('"')) return text
  return `"${text}"`
}

/** `Float64Array(6)`, `Map(2)`; nothing where the value says it itself. */
export function valueType({ kind, type, text, size }: ValueSummary): string {
  const isPlain = ['number', 'string', 'boolean', 'bigint', 'null', 'undefined'].includes(kind)
  if (isPlain) return kind === 'bigint' ? 'bigint' : ''
  if (text.startsWith(type)) return ''
  return size === null ? type : `${type}(${size.toLocaleString('en')})`
}

/** The class that colours it: numbers that are none stand out among numbers. */
export function valueClass({ kind, text }: ValueSummary): string {
  const isOdd = kind === 'number' && /^(NaN|-0|-?Infinity)$/.test(text)
  return isOdd ? 'value value-number value-odd' : `value value-${kind}`
}
