import type { Context } from './context.ts'
import { dataEdits } from './dataEdits.ts'
import type { Edit } from './document.ts'
import { bindColumns, sortDropped } from './dropped.ts'
import { readHeader } from './readHeader.ts'

export interface FileTools {
  readonly edit: (...changes: readonly Edit[]) => void
  readonly openFiles: (files: readonly File[]) => Promise<void>
}

/** Files that were dropped or pasted: modules and zips open, CSV files become data and feed the inputs of their columns' names. */
export async function takeFiles(
  files: readonly File[],
  { get, notify }: Pick<Context, 'get' | 'notify'>,
  { edit, openFiles }: FileTools,
): Promise<void> {
  const { projects, data, rest } = sortDropped(files)
  if (projects.length) await openFiles([...projects, ...data])
  else {
    for (const file of data) {
      const bound = bindColumns(get(), await readHeader(file))
      edit(...dataEdits(file.name, file, bound))
      const fed = bound.map((one) => one.name).join(', ')
      notify('info', fed ? `${file.name} feeds ${fed}.` : `${file.name} was added to the project's data.`)
    }
  }
  if (rest.length) {
    const names = rest.map((file) => file.name).join(', ')
    notify('error', `${names}: only .ts, .json, .zip and .csv files can be opened.`)
  }
}
