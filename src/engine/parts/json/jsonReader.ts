import { afterBlanks, type Fault, findFault } from './findFault.ts'
import type { Items, JsonContent } from './items.ts'
import { parseExact } from './parseExact.ts'

/** Takes the text of a JSON file piece by piece; where the pieces end makes no difference. */
export interface JsonReader {
  take(text: string): void
  /** Items of a list that are there already. */
  readonly items: number
  end(): JsonEnd
}

export type JsonEnd =
  | { readonly ok: true; readonly content: JsonContent }
  /** The rest of a sentence, and the line that it is about. */
  | { readonly ok: false; readonly reason: string; readonly line: number }

/** What is behind the end is looked at so far. */
const TAIL = 64

/**
 * A list is parsed some items at a time, as they come: its text never lies in memory as a whole. Anything else is parsed at its end.
 * The text is split at commas between items; that what is between them is JSON, `JSON.parse` knows.
 */
export function createJsonReader(items: Items): JsonReader {
  let state: 'before' | 'value' | 'list' | 'after' = 'before'
  let content: JsonContent | null = null
  /** Text that was not parsed yet, and the line on which it begins. */
  let pieces: string[] = []
  let line = 1
  let depth = 0
  let isText = false
  let isEscaped = false
  let failure: (JsonEnd & { ok: false }) | null = null

  /** `around` is what comes before the text as far as it matters. */
  function fail(text: string, around = ''): void {
    const { at, reason } = findFault(around + text) ?? UNKNOWN
    failure = { ok: false, reason, line: line + breaksIn(text.slice(0, Math.max(0, at - around.length))) }
  }

  function addItems(text: string, count: number, next: ',' | ']'): void {
    const list = parsed(`[${text}]`)
    if (Array.isArray(list) && list.length === count) {
      for (const item of list) items.add(item)
      line += breaksIn(text)
    } else fail(text + next, items.count ? '[0,' : '[')
  }

  function endList(text: string, commas: number): void {
    state = 'after'
    const isEmpty = items.count === 0 && commas === 0 && afterBlanks(text, 0) === text.length
    if (isEmpty) line += breaksIn(text)
    else addItems(text, commas + 1, ']')
  }

  /** Gives where the list ended, or the end of the text. */
  function takeItems(text: string, from: number): number {
    let begin = from
    let commas = 0
    const since = (end: number) => {
      const whole = pieces.join('') + text.slice(from, end)
      pieces = []
      return whole
    }
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (isText) {
        if (isEscaped) isEscaped = false
        else if (code === BACKSLASH) isEscaped = true
        else if (code === QUOTE) isText = false
      } else if (code === QUOTE) isText = true
      else if (code === COMMA) {
        if (depth > 0) continue
        begin = at + 1
        commas++
      } else if (code === OPEN_LIST || code === OPEN_OBJECT) depth++
      else if (code === CLOSE_OBJECT) depth -= depth > 0 ? 1 : 0
      else if (code === CLOSE_LIST) {
        if (depth === 0) {
          endList(since(at), commas)
          return at + 1
        }
        depth--
      }
    }
    if (commas > 0) addItems(since(begin - 1), commas, ',')
    pieces.push(text.slice(begin))
    return text.length
  }

  function begin(text: string): number {
    const at = afterBlanks(text, 0)
    line += breaksIn(text.slice(0, at))
    if (at === text.length) return at
    const isList = text[at] === '['
    state = isList ? 'list' : 'value'
    return isList ? at + 1 : at
  }

  return {
    get items() {
      return items.count
    },
    take(text) {
      if (failure) return
      let at = state === 'before' ? begin(text) : 0
      if (state === 'value') pieces.push(text.slice(at))
      if (state === 'list') at = takeItems(text, at)
      if (state !== 'after' || failure) return
      if (pieces.length === 0) {
        const from = at
        at = afterBlanks(text, at)
        line += breaksIn(text.slice(from, at))
      }
      if (at < text.length && pieces.length < TAIL) pieces.push(...text.slice(at, at + TAIL))
    },
    end() {
      if (!failure) {
        const rest = pieces.join('')
        if (state === 'list') fail(rest, items.count ? '[0,' : '[')
        else if (state === 'after') rest === '' || fail(rest.slice(0, TAIL), '0 ')
        else {
          const value = parsed(rest)
          if (value === undefined) fail(rest)
          else content = { kind: 'value', value }
        }
      }
      return failure ?? { ok: true, content: content ?? items.end() }
    },
  }
}

/** `JSON.parse` knows more than we do. */
const UNKNOWN: Fault = { at: 0, reason: 'it cannot be parsed' }

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Undefined, which JSON does not have, where it is none. */
export function parsed(text: string): unknown {
  try {
    return parseExact(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function breaksIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
