import type { Json } from '../../../engine/page.ts'
import { quoteText } from './literals.ts'

export type Item = string | number | boolean | null

export type ParsedItems =
  | {
      readonly ok: true
      readonly items: readonly Item[]
      /** A comma stands at the end: what is there is a list, even of one. */
      readonly isList: boolean
    }
  | { readonly ok: false; readonly message: string }

/**
 * Values as people type them: `nl, de`, `1, 2`, `true`. A word is a text; quotes are for a text that would be read as
 * something else. Where all are texts, nothing else is read.
 */
export function parseItems(typed: string, areTexts = false): ParsedItems {
  const items: Item[] = []
  let rest = typed.trim()
  while (rest) {
    const quoted = /^(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/s.exec(rest)?.[0]
    const word = quoted ?? rest.split(',', 1)[0]?.trim() ?? ''
    if (word === '') return { ok: false, message: 'A value is missing before a comma.' }
    if (!quoted && /^['"]/.test(word)) return { ok: false, message: `The quote of ${word} is not closed.` }
    const text = quoted && unquote(quoted)
    if (text === null) return { ok: false, message: `${word} is no text.` }
    items.push(text ?? (areTexts ? word : readWord(word)))
    rest = rest.slice(word.length).trimStart()
    if (rest === '') return { ok: true, items, isList: items.length > 1 }
    if (!rest.startsWith(',')) return { ok: false, message: `A comma is missing after ${word}.` }
    rest = rest.slice(1).trimStart()
  }
  return { ok: true, items, isList: true }
}

/** The inverse of `parseItems` for one value. */
export function formatItem(item: Item, areTexts = false): string {
  if (typeof item !== 'string') return Object.is(item, -0) ? '-0' : String(item)
  const isPlain = item !== '' && item === item.trim() && !/^['"]|,/.test(item)
  return isPlain && (areTexts || typeof readWord(item) === 'string') ? item : quoteText(item)
}

/** The inverse of `parseItems` for a list; null for an empty one, which cannot be typed. */
export function formatItems(items: readonly Item[], areTexts = false): string | null {
  const [only, ...more] = items.map((item) => formatItem(item, areTexts))
  if (only === undefined) return null
  return more.length ? [only, ...more].join(', ') : `${only},`
}

export function isItem(value: Json): value is Item {
  return typeof value !== 'object' || value === null
}

function readWord(word: string): Item {
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'null') return null
  const value = Number(word)
  return Number.isFinite(value) ? value : word
}

function unquote(quoted: string): string | null {
  const inner = quoted
    .slice(1, -1)
    .replaceAll("\\'", "'")
    .replace(/(?<!\\)((?:\\\\)*)"/g, '$1\\"')
  try {
    const text: unknown = JSON.parse(`"${inner}"`)
    return typeof text === 'string' ? text : null
  } catch {
    return null
  }
}
