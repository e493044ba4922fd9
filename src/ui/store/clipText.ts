import { csvFormatRows, dsvFormat } from 'd3-dsv'

/** What a pasted text is taken for. */
export type ClipText =
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: Rows }
  | { readonly kind: 'note'; readonly text: string }

export type Rows = readonly (readonly string[])[]

/** `html` may hold the table that a spreadsheet gives beside its text; `cells` reads one out of it. */
export function readClip(text: string, html = '', cells: (html: string) => Rows | null = () => null): ClipText {
  if (isCode(text)) return { kind: 'code', text }
  const rows = (/<table[\s>]/i.test(html) ? cells(html) : null) ?? readTable(text)
  return rows ? { kind: 'table', rows } : { kind: 'note', text }
}

/** Whether it looks like the text of a module; whether it is one is found when it is pasted. */
function isCode(text: string): boolean {
  return /^\s*(?:export|import|async\s+function|function|interface|type\s+\w+\s*=|(?:const|let|var)\s+\w+)\b/m.test(
    text,
  )
}

/** Rows of as many cells each: by tabs, or by commas or semicolons where a number is among them. */
function readTable(text: string): Rows | null {
  for (const separator of ['\t', ',', ';']) {
    const rows = dsvFormat(separator)
      .parseRows(text.trim())
      .filter((row) => row.some((cell) => cell.trim() !== ''))
    const [first, ...more] = rows
    const isEven = first !== undefined && first.length > 1 && rows.every((row) => row.length === first.length)
    const isSure = separator === '\t' || more.some((row) => row.some(isNumber))
    if (isEven && more.length > 0 && isSure) return rows
  }
  return null
}

/** As a CSV file: with names for the columns where the first row has none. */
export function toCsv(rows: Rows): string {
  const [first = [], ...rest] = rows.map((row) => row.map((cell) => cell.trim()))
  const isHeader = new Set(first).size === first.length && first.every((cell) => cell !== '' && !isNumber(cell))
  const names = first.map((_, at) => `column_${at + 1}`)
  return `${csvFormatRows(isHeader ? [first, ...rest] : [names, first, ...rest])}\n`
}

function isNumber(cell: string): boolean {
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(cell)
}
