/** A piece of JavaScript, as far as finding the ends of parameters needs it told apart. */
export interface Token {
  readonly kind: 'word' | 'literal' | 'mark'
  readonly text: string
  readonly start: number
}

export interface Scanner {
  /** The next token, comments and space left out; null at the end. */
  next(): Token | null
  /** The same without taking it. */
  peek(): Token | null
  /** Goes behind the mark that closes the bracket just taken. */
  skipTo(closing: string): void
  /** From there to the end of the last token taken. */
  slice(start: number): string
}

const SPACE = /(?:\s|\/\/[^\n]*|\/\*.*?\*\/)+/sy
const WORD =
  /#?(?:[\p{ID_Start}$_]|\\u\{[\da-f]+\}|\\u[\da-f]{4})(?:[\p{ID_Continue}$]|\\u\{[\da-f]+\}|\\u[\da-f]{4})*/iuy
const NUMBER = /\.?\d(?:[\d.\w]|(?<=e)[-+])*/iy
const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/sy
const REGEXP = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y
const MARK = /=>|\.\.\.|./sy

/** Words after which a slash begins a regular expression and is no division. */
const BEFORE_VALUE = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'new',
  'delete',
  'void',
  'instanceof',
  'await',
  'yield',
])

/** Cuts JavaScript into tokens: strings, templates, regular expressions and comments hold no brackets. */
export function createScanner(text: string): Scanner {
  let at = 0
  let last: Token | null = null

  function match(pattern: RegExp): string | null {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0] ?? null
  }

  function read(): Token | null {
    at += match(SPACE)?.length ?? 0
    const start = at
    if (start >= text.length) return null
    const word = match(WORD)
    if (word !== null) return { kind: 'word', text: word, start }
    const literal = match(NUMBER) ?? match(QUOTED) ?? (valueMayStart() ? match(REGEXP) : null)
    if (literal !== null) return { kind: 'literal', text: literal, start }
    if (text[start] === '`') return { kind: 'literal', text: text.slice(start, endOfTemplate()), start }
    return { kind: 'mark', text: match(MARK) ?? '', start }
  }

  function valueMayStart(): boolean {
    if (last === null) return true
    if (last.kind === 'word') return BEFORE_VALUE.has(last.text)
    return last.kind === 'mark' && !/^[)\]}]$/.test(last.text)
  }

  /** Behind the closing backtick; what stands in `${...}` is JavaScript again. */
  function endOfTemplate(): number {
    const before = { at, last }
    at++
    while (at < text.length && text[at] !== '`') {
      if (text.startsWith('${', at)) {
        at += 2
        skipTo('}')
      } else {
        at += text[at] === '\\' ? 2 : 1
      }
    }
    const end = Math.min(at + 1, text.length)
    at = before.at
    last = before.last
    return end
  }

  function next(): Token | null {
    const token = read()
    if (token) {
      at = token.start + token.text.length
      last = token
    }
    return token
  }

  function skipTo(closing: string): void {
    let depth = 1
    const opening = OPENING[closing]
    for (let token = next(); token !== null; token = next()) {
      if (token.kind !== 'mark') continue
      if (token.text === opening) depth++
      if (token.text === closing && --depth === 0) return
    }
  }

  return {
    next,
    peek() {
      const before = { at, last }
      const token = read()
      at = before.at
      last = before.last
      return token
    },
    skipTo,
    slice: (start) => text.slice(start, last ? last.start + last.text.length : start),
  }
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
