/** Where a text is no JSON any more, and why. */
export interface Fault {
  readonly at: number
  /** The rest of a sentence. */
  readonly reason: string
}

/** What may come next: `item` and `firstName` stand for the first of a list and of an object, which may be empty. */
type Wanted = 'value' | 'item' | 'name' | 'firstName' | 'colon' | 'next'

const EXPECTED: Readonly<Record<Exclude<Wanted, 'next'>, string>> = {
  value: 'a value',
  item: 'a value or "]"',
  name: 'a name in double quotes',
  firstName: 'a name in double quotes or "}"',
  colon: '":"',
}

const NAMES: ReadonlySet<Wanted> = new Set(['name', 'firstName'])

const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

/**
 * Looks for what `JSON.parse` refused, for a message that is the same in every browser and knows its place. Null for JSON. It goes no
 * deeper into the stack than the text does into itself.
 */
export function findFault(text: string): Fault | null {
  const open: ('[' | '{')[] = []
  let wanted: Wanted = 'value'
  for (let at = afterBlanks(text, 0); ; at = afterBlanks(text, at)) {
    const char = text.charAt(at)
    const inside = open.at(-1)
    if (wanted === 'next' && !inside) return char === '' ? null : unexpected(text, at, 'nothing more')
    if (inside && char === CLOSES[inside] && (wanted === 'next' || wanted === 'item' || wanted === 'firstName')) {
      open.pop()
      wanted = 'next'
      at++
    } else if (wanted === 'next') {
      if (char !== ',') return unexpected(text, at, inside === '{' ? '"," or "}"' : '"," or "]"')
      wanted = inside === '{' ? 'name' : 'value'
      at++
    } else if (wanted === 'colon') {
      if (char !== ':') return unexpected(text, at, EXPECTED.colon)
      wanted = 'value'
      at++
    } else if (char === '"') {
      const end = readText(text, at)
      if (typeof end !== 'number') return end
      at = end
      wanted = NAMES.has(wanted) ? 'colon' : 'next'
    } else if (NAMES.has(wanted)) {
      return unexpected(text, at, EXPECTED[wanted])
    } else if (char === '[' || char === '{') {
      open.push(char)
      wanted = char === '[' ? 'item' : 'firstName'
      at++
    } else {
      SCALAR.lastIndex = at
      if (!SCALAR.test(text)) return unexpected(text, at, EXPECTED[wanted])
      at = SCALAR.lastIndex
      wanted = 'next'
    }
  }
}

const CLOSES = { '[': ']', '{': '}' } as const

export function afterBlanks(text: string, from: number): number {
  let at = from
  while (BLANKS.has(text.charCodeAt(at))) at++
  return at
}

const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d])

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Where a text in quotes ends. */
function readText(text: string, start: number): number | Fault {
  for (let at = start + 1; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20)
      return { at, reason: 'a text in quotes holds a line break, or another character that has to be escaped' }
    if (code !== 0x5c) {
      at++
      continue
    }
    ESCAPE.lastIndex = at
    if (!ESCAPE.test(text)) return { at, reason: 'a text in quotes holds a "\\" that escapes nothing' }
    at = ESCAPE.lastIndex
  }
  return { at: start, reason: 'a text in quotes does not end' }
}

/** The word that stands there, or the character. */
const WORD = /[\w.+-]{1,40}|./suy

function unexpected(text: string, at: number, expected: string): Fault {
  WORD.lastIndex = at
  const [got] = WORD.exec(text) ?? []
  return { at, reason: `expected ${expected}, got ${got === undefined ? 'the end' : JSON.stringify(got)}` }
}
