import type { Json, ValueSummary } from '../../engine/page.ts'

/** More than this is no value to keep in the project's settings. */
const MOST_BYTES = 20_000
const MOST_ITEMS = 2_000

/** Whether a value looks as if it were small and plain enough to be pinned. */
export function looksPlain({ kind, size }: ValueSummary): boolean {
  const isPlain = ['number', 'string', 'boolean', 'null', 'array', 'typedArray', 'object'].includes(kind)
  return isPlain && (size ?? 0) <= MOST_ITEMS
}

export type Pinnable = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string }

/** A value as it was exported, to be pinned; JSON has no NaN: `null` stands in its place where the type has none. */
export function toPin(name: string, text: string, type: string): Pinnable {
  if (text.length > MOST_BYTES)
    return {
      ok: false,
      message: `The value of ${name} is too large to be pinned (${Math.round(text.length / 1000)} kB).`,
    }
  const value: Json = JSON.parse(text)
  if (hasNull(value) && !/\b(null|undefined|any|unknown)\b|\?:/.test(type))
    return { ok: false, message: `The value of ${name} has a part that JSON cannot say, NaN for example.` }
  return { ok: true, value }
}

function hasNull(value: Json): boolean {
  if (value === null) return true
  return typeof value === 'object' && Object.values(value).some(hasNull)
}
