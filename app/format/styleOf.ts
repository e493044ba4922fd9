/** What a text has decided already; of the rest the formatter has its own mind. */
export interface TextStyle {
  readonly semi: boolean
  readonly singleQuote: boolean
  readonly useTabs: boolean
  readonly tabWidth: number
  readonly printWidth: number
}

/** Comments, strings and templates: each may hold what looks like one of the others. */
const LEXEMES = /\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/g

/** A statement's last line without a semicolon, which no operator continues on the next line. */
const NO_SEMICOLON = /^[ \t]*(?:import|export|const|let|return)\b.*[\w)\]}'][ \t]*$(?!\s+[.?:&|+*/=),-])/gm

/** A text is formatted in its own style: what it does more often counts, and without any it is that of the examples. */
export function styleOf(text: string): TextStyle {
  const code = text.replace(LEXEMES, (one) => (one.startsWith('/') ? '' : "''"))
  const indent = /^(\t| {2,8})(?=\S)/m.exec(code)?.[1] ?? '  '
  const lexemes = text.match(LEXEMES) ?? []
  return {
    semi: count(code, /;[ \t]*$/gm) > count(code, NO_SEMICOLON),
    singleQuote: lexemes.filter(isOnly('"', "'")).length <= lexemes.filter(isOnly("'", '"')).length,
    useTabs: indent.startsWith('\t'),
    tabWidth: indent.length % 4 === 0 ? 4 : 2,
    printWidth: 120,
  }
}

/** A string that holds the other quote has not chosen freely. */
function isOnly(quote: string, other: string): (lexeme: string) => boolean {
  return (lexeme) => lexeme.startsWith(quote) && !lexeme.includes(other)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
