import { dsvFormat } from 'd3-dsv'

/** A row of a delimited text file, with the line on which it starts (from 1). */
export interface DelimitedRow {
  readonly cells: readonly string[]
  readonly line: number
}

/** The rows of a text with separators, blank lines left out. */
export function readRows(text: string): DelimitedRow[] {
  let line = 1
  const rows: DelimitedRow[] = []
  for (const cells of dsvFormat(findSeparator(text)).parseRows(text)) {
    if (cells.length > 1 || cells[0]?.trim()) rows.push({ cells, line })
    line += 1 + cells.reduce((count, cell) => count + lineBreaks(cell), 0)
  }
  return rows
}

/** What stands most often in the first line, outside of quotes: comma, semicolon, tab or bar. */
function findSeparator(text: string): string {
  const start = text.trimStart().replace(/"(?:[^"]|"")*"/g, '')
  const end = start.search(/[\r\n]/)
  const first = end < 0 ? start : start.slice(0, end)
  const counts = [',', ';', '\t', '|'].map((separator) => ({ separator, count: first.split(separator).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator
}

/** A line break inside of quotes moves what follows. */
function lineBreaks(cell: string): number {
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0
}
