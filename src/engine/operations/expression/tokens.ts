export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'column' | 'mark' | 'end'
  /** What it means: a text without its quotes, a number's digits. */
  readonly text: string
  readonly at: number
}

/** What is wrong with a formula, in words that follow a colon or stand alone. */
export class FormulaFault extends Error {}

const PATTERNS: readonly (readonly [Token['kind'] | null, RegExp])[] = [
  [null, /\s+/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy],
  ['name', /[\p{ID_Start}_$][\p{ID_Continue}$\u200c\u200d]*/uy],
  ['column', /`(?:[^`\\]|\\.)*`/suy],
  ['text', /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/suy],
  ['mark', /===|!==|==|!=|<=|>=|&&|\|\||\?\?|\*\*|[-+*/%<>!?:(),.[\]]/y],
]

export function readTokens(formula: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < formula.length; ) {
    const { kind, text } = readToken(formula, at)
    if (kind !== null) tokens.push({ kind, text: kind === 'text' || kind === 'column' ? unquoted(text) : text, at })
    at += text.length
  }
  return [...tokens, { kind: 'end', text: '', at: formula.length }]
}

function readToken(formula: string, at: number): { readonly kind: Token['kind'] | null; readonly text: string } {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const [text] = pattern.exec(formula) ?? []
    if (text) return { kind, text }
  }
  const char = String.fromCodePoint(formula.codePointAt(at) ?? 0)
  throw new FormulaFault(WAYS[char] ?? `"${char}" means nothing in a formula.`)
}

const WAYS: Readonly<Record<string, string>> = {
  '=': 'One = compares nothing: write ===.',
  '&': 'Write && for "and".',
  '|': 'Write || for "or".',
  "'": 'A text lacks its closing quote.',
  '"': 'A text lacks its closing quote.',
  '`': 'A column lacks its closing backtick.',
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(u[0-9a-f]{4}|.)/gisu, (_, escaped: string) => {
    if (escaped.length > 1) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
    return ESCAPES[escaped] ?? escaped
  })
}
