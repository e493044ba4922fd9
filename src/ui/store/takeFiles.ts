import { type FileReport, formatOfName, listNames } from '../../engine/page.ts'
import type { Context } from './context.ts'
import { dataEdits } from './dataEdits.ts'
import type { Edit } from './document.ts'
import { bindColumns, sortDropped } from './dropped.ts'
import { readHeader } from './readHeader.ts'

export interface FileTools {
  readonly edit: (...changes: readonly Edit[]) => void
  readonly openFiles: (files: readonly File[]) => Promise<void>
  /** Makes a node that reads a file, and puts the file into the project, in one step; gives whether it could. */
  readonly loadNode: (file: File, columns: readonly string[] | null) => Promise<boolean>
}

/**
 * Files that were dropped or pasted: modules and zips open; data becomes a file of the project, and feeds the inputs that
 * its columns name, or, where there are none, a new node that reads it.
 */
export async function takeFiles(
  files: readonly File[],
  { get, notify, services }: Pick<Context, 'get' | 'notify' | 'services'>,
  { edit, openFiles, loadNode }: FileTools,
): Promise<void> {
  const { projects, data, rest } = sortDropped(files)
  if (projects.length) await openFiles([...projects, ...data])
  else for (const file of data) await takeData(file)
  if (rest.length) {
    const names = rest.map((file) => file.name).join(', ')
    notify(
      'error',
      `${names}: only modules (.ts), .zip, and data can be opened: CSV, TSV, JSON, NDJSON, Arrow, Parquet, text.`,
    )
  }

  async function takeData(file: File): Promise<void> {
    const columns = await columnsIn(file, services)
    const bound = columns ? bindColumns(get(), columns) : []
    if (bound.length) {
      edit(...dataEdits(file.name, file, bound))
      notify('info', `${file.name} feeds ${listNames(bound.map((one) => one.name))}.`)
    } else if (!(await loadNode(file, columns))) {
      edit(...dataEdits(file.name, file, []))
      notify('info', `${file.name} was added to the project's data.`)
    }
  }
}

/** What is larger is not read twice, once for the names of its columns. */
const MOST_TO_LOOK_INTO = 8_000_000

/** The names of a file's columns; null where it has none, or it would take long to know. */
async function columnsIn(file: File, { kernel }: Context['services']): Promise<readonly string[] | null> {
  if (['csv', 'tsv'].includes(formatOfName(file.name) ?? '')) return readHeader(file)
  if (file.size > MOST_TO_LOOK_INTO) return null
  const report: FileReport | null = await kernel.putFile(file.name, file).catch(() => null)
  return report?.columns.length ? report.columns.map((column) => column.name) : null
}
