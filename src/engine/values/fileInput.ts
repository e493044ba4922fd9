import type { ByteSource } from '../model/byteSource.ts'
import { rowsIn } from '../model/dataColumns.ts'
import { formatOfName } from '../model/fileFormat.ts'
import { didYouMean } from '../model/names.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { columnsOf, columnValues, tableOrColumns } from './formats/columns.ts'
import type { FileContent, FormatRead, ReadOptions } from './formats/format.ts'
import { FORMATS, findFormat } from './formats/formats.ts'

export type FileValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem }

/** What a project's data file holds, for inputs: a text of several columns, or of one that is no text, counts as CSV. */
export async function readDataFile(source: ByteSource, options: ReadOptions): Promise<FormatRead> {
  const format = findFormat(options.file, await source.read(0, Math.min(8, source.size)))
  const read = await FORMATS[format].read(source, options)
  if (format !== 'text' || formatOfName(options.file) !== 'text') return read
  const table = await FORMATS.csv.read(source, options)
  const isTable =
    table.ok && table.content.kind === 'columns' && table.content.columns.columns.some((one) => one.kind !== 'text')
  const hasSeveral = table.ok && table.content.kind === 'columns' && table.content.columns.names.length > 1
  return isTable || hasSeveral || !read.ok ? table : read
}

/** What a data file gives an input: one of its columns, or all of it: a table, or the value that it holds. */
export function fileValue(input: string, file: string, content: FileContent, column: string | null): FileValue {
  if (column === null) {
    return { ok: true, value: wholeOf(content) }
  }
  const columns = content.kind === 'value' ? columnsOf(content.value) : content.columns
  const found = columns?.columns[columns.names.indexOf(column)]
  if (found) return { ok: true, value: columnValues(found) }
  const names = columns?.names ?? []
  return {
    ok: false,
    problem: makeProblem('DW-DATA-005', 'data', {
      message: `The file "${file}" has no column "${column}" for the input "${input}".`,
      hint: didYouMean(column, names, names.length ? `It has ${names.join(', ')}.` : 'It has no columns.'),
      nodes: [input],
      where: { file, line: 1, column: 1 },
    }),
  }
}

function wholeOf(content: FileContent): unknown {
  if (content.kind === 'value') return content.value
  return content.kind === 'columns' ? tableOrColumns(content.columns) : rowsIn(content.columns)
}
