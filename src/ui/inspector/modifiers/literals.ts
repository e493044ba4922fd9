import type { Json } from '../../../engine/page.ts'

/** A value as it would be written in the code: single quotes, `{ a: 1 }`. */
export function toLiteral(value: Json): string {
  if (typeof value === 'string') return quoteText(value)
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (isList(value)) return `[${value.map(toLiteral).join(', ')}]`
  const entries = Object.entries(value).map(([key, one]) => `${toKey(key)}: ${toLiteral(one)}`)
  return entries.length ? `{ ${entries.join(', ')} }` : '{}'
}

/** A call of a modifier with what it is given. */
export function toCall(name: string, ...args: readonly Json[]): string {
  return `${name}(${args.map(toLiteral).join(', ')})`
}

/** In single quotes, unless double ones spare an escape. */
export function quoteText(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1)
  if (text.includes("'") && !text.includes('"')) return `"${inner}"`
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value)
}

function toKey(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : quoteText(key)
}
