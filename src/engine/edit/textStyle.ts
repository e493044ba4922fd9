import ts from 'typescript'

/** How a file is written, so that what is added looks as if its author had written it. */
export interface TextStyle {
  readonly newline: string
  readonly indent: string
  readonly quote: string
  /** `;` or nothing. */
  readonly end: string
}

const known = new WeakMap<ts.SourceFile, TextStyle>()

export const PLAIN_STYLE: TextStyle = { newline: '\n', indent: '  ', quote: "'", end: '' }

export function styleOf(file: ts.SourceFile): TextStyle {
  const style = known.get(file) ?? readStyle(file)
  known.set(file, style)
  return style
}

function readStyle({ text, statements }: ts.SourceFile): TextStyle {
  const plain = statements.filter((one) => ts.isImportDeclaration(one) || ts.isVariableStatement(one))
  const inner = statements.flatMap((one) => (ts.isFunctionDeclaration(one) ? [...(one.body?.statements ?? [])] : []))
  const ended = [...plain, ...inner.filter(ts.isReturnStatement)]
  const withSemicolon = ended.filter((one) => text[one.end - 1] === ';').length
  return {
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    indent: /^(\t| {2,8})(?=\S)/m.exec(text)?.[1] ?? PLAIN_STYLE.indent,
    quote: /\bfrom\s*(["'])/.exec(text)?.[1] ?? (text.split('"').length > text.split("'").length ? '"' : "'"),
    end: withSemicolon * 2 > ended.length ? ';' : '',
  }
}

/** The white space that the line of a position begins with. */
export function indentAt({ text }: ts.SourceFile, position: number): string {
  const start = lineStart(text, position)
  return /^[ \t]*/.exec(text.slice(start, position))?.[0] ?? ''
}

export function lineStart(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1
}

/** Where the line of a position ends, its line break left out. */
export function lineEnd(text: string, position: number): number {
  const end = text.indexOf('\n', position)
  if (end < 0) return text.length
  return text[end - 1] === '\r' && end - 1 >= position ? end - 1 : end
}

/** Behind the line break that ends the line of a position. */
export function nextLine(text: string, position: number): number {
  const end = text.indexOf('\n', position)
  return end < 0 ? text.length : end + 1
}

export function isBlank(text: string): boolean {
  return /^\s*$/.test(text)
}
