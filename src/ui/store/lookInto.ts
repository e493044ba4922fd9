import { type FileReport, formatOfName } from '../../engine/page.ts'
import type { Context } from './context.ts'
import { readHeader } from './readHeader.ts'

/** What a dropped file holds, as far as it can be known at once. */
export interface Looked {
  /** The names of its columns; null where it has none, or it would take long to know. */
  readonly columns: readonly string[] | null
  readonly isTable: boolean
  /** Why it cannot be read, and the way out; null where it can, or that is not known. */
  readonly fault: string | null
}

/** What is larger is not read twice, once for the names of its columns. */
const MOST_TO_LOOK_INTO = 8_000_000

const TABLES: ReadonlySet<string> = new Set(['csv', 'tsv', 'arrow', 'parquet'])

/** A sandbox that does not answer keeps nobody from adding a file. */
const LONGEST_WAIT_MS = 2000

export async function lookInto(name: string, file: Blob, { kernel, page }: Context['services']): Promise<Looked> {
  const format = formatOfName(name) ?? ''
  const report = file.size > MOST_TO_LOOK_INTO ? null : await Promise.race([read(), late()])
  const [problem] = report?.problems ?? []
  if (report && !problem) {
    const columns = report.columns.length ? report.columns.map((column) => column.name) : null
    return { columns, isTable: report.isTable, fault: null }
  }
  // The header of a table that is broken further down names its columns all the same.
  const header = format === 'csv' || format === 'tsv' ? await readHeader(file).catch(() => []) : []
  const columns = header.length && new Set(header).size === header.length ? header : null
  return { columns, isTable: TABLES.has(format), fault: problem ? `${problem.message} ${problem.hint}` : null }

  function read(): Promise<FileReport | null> {
    return kernel.putFile(name, file).catch(() => null)
  }

  function late(): Promise<null> {
    return new Promise((resolve) => void page.later(LONGEST_WAIT_MS, () => resolve(null)))
  }
}
