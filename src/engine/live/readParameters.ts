import { readLiteralText } from './readLiteralText.ts'
import { createScanner, type Scanner } from './scanner.ts'

/** A parameter as a function's own text tells it. */
export type LiveParameter =
  | {
      readonly kind: 'named'
      readonly name: string
      readonly optional: boolean
      /** The default where it is a literal. */
      readonly defaultValue: { readonly value: string | number | boolean | null | undefined } | null
    }
  | { readonly kind: 'rest'; readonly text: string }
  | { readonly kind: 'destructured'; readonly text: string }

/** What a function's text tells of it. */
export interface LiveSignature {
  readonly parameters: readonly LiveParameter[]
  /** `function*` and `async function*`: it gives items. */
  readonly isGenerator: boolean
  /** Its body begins with `throw`: another function may take its place. */
  readonly throws: boolean
}

/**
 * The parameters of a function, from `Function.prototype.toString`; null for native and bound functions, whose text has
 * none. Types are long gone, so a parameter is optional only by its default.
 */
export function readParameters(text: string): LiveSignature | null {
  if (isNative(text) || isClass(text)) return null
  const scanner = createScanner(text)
  let word = ''
  let isGenerator = false
  for (let token = scanner.next(); token !== null; token = scanner.next()) {
    if (token.text === '(') return { parameters: readList(scanner), isGenerator, throws: bodyThrows(scanner) }
    if (token.text === '=>') return { parameters: [named(word, null)], isGenerator, throws: bodyThrows(scanner) }
    if (token.text === '*') isGenerator = true
    if (token.text === '[') scanner.skipTo(']')
    if (token.kind === 'word') word = token.text
  }
  return null
}

export function isClass(text: string): boolean {
  return /^class(?![\p{ID_Continue}$])/u.test(text)
}

function isNative(text: string): boolean {
  return /\{\s*\[native code\]\s*\}$/.test(text)
}

function readList(scanner: Scanner): LiveParameter[] {
  const parameters: LiveParameter[] = []
  for (let token = scanner.next(); token !== null && token.text !== ')'; token = scanner.next()) {
    if (token.text === ',') continue
    const start = token.start
    if (token.text === '...') {
      parameters.push({ kind: 'rest', text: restText(scanner, start) })
    } else if (token.text === '{' || token.text === '[') {
      scanner.skipTo(token.text === '{' ? '}' : ']')
      parameters.push({ kind: 'destructured', text: scanner.slice(start) })
      readDefault(scanner)
    } else {
      parameters.push(named(token.text, readDefault(scanner)))
    }
  }
  return parameters
}

function bodyThrows(scanner: Scanner): boolean {
  const first = scanner.next()
  const open = first?.text === '=>' ? scanner.next() : first
  return open?.text === '{' && scanner.next()?.text === 'throw'
}

function restText(scanner: Scanner, start: number): string {
  const token = scanner.next()
  if (token?.text === '{') scanner.skipTo('}')
  if (token?.text === '[') scanner.skipTo(']')
  return scanner.slice(start)
}

/** The text of a default, without the comma that ends it; null where there is none. */
function readDefault(scanner: Scanner): string | null {
  if (scanner.peek()?.text !== '=') return null
  scanner.next()
  const start = scanner.peek()?.start ?? 0
  for (let token = scanner.peek(); token !== null; token = scanner.peek()) {
    if (token.text === ',' || token.text === ')') break
    scanner.next()
    const closing = CLOSING.get(token.text)
    if (closing) scanner.skipTo(closing)
  }
  return scanner.slice(start).trim()
}

const CLOSING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])

function named(name: string, defaultText: string | null): LiveParameter {
  return {
    kind: 'named',
    name: name.replace(/\\u(?:\{([\da-f]+)\}|([\da-f]{4}))/gi, (_, long, short) =>
      String.fromCodePoint(Number.parseInt(long ?? short, 16)),
    ),
    optional: defaultText !== null,
    defaultValue: defaultText === null ? null : readLiteralText(defaultText),
  }
}
