/** What a text has decided already; of the rest the formatter has its own mind. */
export interface TextStyle {
  readonly semi: boolean
  readonly singleQuote: boolean
  readonly useTabs: boolean
  readonly tabWidth: number
  readonly printWidth: number
}

/** A text is formatted in its own style: what it does more often counts, and without any it is that of the examples. */
export function styleOf(text: string): TextStyle {
  const indent = /^(\t| {2,8})(?=[^\s*])/m.exec(text)?.[1] ?? '  '
  return {
    semi:
      count(text, /;[ \t]*(?:\/\/.*)?$/gm) >
      count(text, /^[ \t]*(?:import|export|const|let|return)\b.*[\w)\]}'"`][ \t]*$/gm),
    singleQuote: count(text, /"[^'"\n]*"/g) <= count(text, /'[^'"\n]*'/g),
    useTabs: indent.startsWith('\t'),
    tabWidth: indent.length % 4 === 0 ? 4 : 2,
    printWidth: 120,
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
