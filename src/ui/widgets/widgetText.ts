import type { Json } from '../../engine/page.ts'
import type { WidgetKind } from './widgetKind.ts'

export type Parsed =
  | { readonly ok: true; readonly value: Json }
  /** What is wrong, for people; null where nothing was typed. */
  | { readonly ok: false; readonly message: string | null }

/** What was typed, as the value that the input takes. */
export function parseWidgetText(widget: WidgetKind, text: string): Parsed {
  if (widget.kind === 'text') return { ok: true, value: text }
  const typed = text.trim()
  if (typed === '') return { ok: false, message: null }
  switch (widget.kind) {
    case 'number':
      return parseNumber(typed)
    case 'bigint':
      return /^[+-]?\d+n?$/.test(typed) ? accept(typed.replace(/n$/, '')) : refuse('Write a whole number, like 42.')
    case 'date':
      return Number.isNaN(Date.parse(typed)) ? refuse('Write a date, like 2026-03-31.') : accept(typed)
    default:
      return parseJson(widget, typed)
  }
}

/** The inverse of `parseWidgetText`: what stands in the field for a value. */
export function formatWidgetText(widget: WidgetKind, value: Json, pretty = false): string {
  const isPlain = widget.kind === 'text' || widget.kind === 'bigint' || widget.kind === 'date'
  if (isPlain && typeof value === 'string') return value
  return pretty ? prettyJson(value) : JSON.stringify(value)
}

function parseNumber(typed: string): Parsed {
  const value = Number(typed.replaceAll('_', ''))
  if (Number.isFinite(value)) return accept(value)
  if (/^[+-]?\d*,\d+$/.test(typed)) return refuse(`Write decimals with a point: ${typed.replace(',', '.')}.`)
  if (/^[+-]?(nan|inf(inity)?|\d.*)$/i.test(typed) && Number.isNaN(Number.parseFloat(typed)))
    return refuse(`${typed} cannot be given as an input; write a finite number.`)
  return refuse(`"${shorten(typed)}" is not a number.`)
}

function parseJson(widget: WidgetKind, typed: string): Parsed {
  const wants = widget.kind === 'json' ? widget.wants : widget.kind === 'column' ? 'list' : 'any'
  const value = readJson(typed) ?? (wants === 'list' && !/^[[{]/.test(typed) ? readJson(`[${typed}]`) : null)
  if (!value) return refuse(`Not JSON: ${jsonFault(typed)} ${EXAMPLES[wants]}`)
  if (wants === 'list' && !Array.isArray(value.json)) return refuse(`Write a list. ${EXAMPLES.list}`)
  const isObject = typeof value.json === 'object' && value.json !== null && !Array.isArray(value.json)
  if (wants === 'object' && !isObject) return refuse(`Write an object. ${EXAMPLES.object}`)
  return accept(value.json)
}

const EXAMPLES = {
  list: 'Like [1, 2, 3].',
  object: 'Like {"name": 1}.',
  any: 'Like [1, 2], {"name": 1} or "text".',
}

function readJson(text: string): { readonly json: Json } | null {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return null
  }
}

/** The parser's own words, without the text that it repeats. */
function jsonFault(text: string): string {
  try {
    JSON.parse(text)
    return ''
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return `${message
      .replace(/^JSON\.parse: /, '')
      .replace(/, (\.\.\.)?".*" is not valid JSON$/s, '')
      .replace(/ in JSON/, '')}.`
  }
}

/** Lists of numbers stay on one line; the rest is indented. */
function prettyJson(value: Json): string {
  const isLine = Array.isArray(value) && value.every((item) => typeof item !== 'object' && typeof item !== 'string')
  return isLine ? `[${value.join(', ')}]` : JSON.stringify(value, null, 2)
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text
}

function accept(value: Json): Parsed {
  return { ok: true, value }
}

function refuse(message: string): Parsed {
  return { ok: false, message }
}
