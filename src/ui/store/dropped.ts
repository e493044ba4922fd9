import { formatOfName, PROJECT_FILE, typeAt } from '../../engine/page.ts'
import type { Binding } from './dataEdits.ts'
import type { AppState } from './state.ts'

/** What files are for, by their names. JSON belongs to a project where modules come with it, or it is the project's own. */
export function sortDropped<F extends { readonly name: string }>(files: readonly F[]) {
  const isProject = (file: F) => /\.(tsx?|zip)$/i.test(file.name) || file.name === PROJECT_FILE
  const isData = (file: F) => !isProject(file) && formatOfName(file.name) !== null
  return {
    projects: files.filter(isProject),
    data: files.filter(isData),
    rest: files.filter((file) => !isProject(file) && !isData(file)),
  }
}

/** Why a file is left out, and the way out. */
export function whyNot({ name }: { readonly name: string }): string {
  const [, ending = ''] = /\.([^.]+)$/.exec(name.toLowerCase()) ?? []
  if (/^(?:gz|tgz|bz2|xz|zst|7z|rar|tar)$/.test(ending))
    return `${name} is packed. Unpack it, and drop the file inside.`
  if (/^(?:xlsx?|xlsm|xlsb|ods|numbers)$/.test(ending))
    return `${name} is a workbook. Save the sheet as CSV in UTF-8, and drop that.`
  return `${name}: only modules (.ts), .zip, and data can be opened: CSV, TSV, JSON, NDJSON, Arrow, Parquet, text. The ending of its name tells what it is.`
}

/**
 * What a dropped file is called in the project, where others that came with it have these names. Marks that a path in a project
 * cannot have become a `_`.
 */
export function freeFileName(name: string, taken: readonly string[]): string {
  const plain = name.replace(/[\\\p{Cc}]/gu, '_')
  const [, stem = plain, ending = ''] = /^(.+?)((?:\.[^./]*)?)$/.exec(plain) ?? []
  for (let count = 1; ; count++) {
    const free = count === 1 ? plain : `${stem}_${count}${ending}`
    if (!taken.includes(free)) return free
  }
}

/** Inputs that a data file feeds: those named as its columns, and tables that have no value yet. */
export function bindColumns(state: Pick<AppState, 'program' | 'history'>, columns: readonly string[]): Binding[] {
  const graph = state.program?.graph
  if (!graph) return []
  const given = state.history.present.settings.inputs
  return graph.nodes
    .filter((node) => node.kind === 'input')
    .flatMap(({ name, type }): Binding[] => {
      if (columns.includes(name)) return [{ name, column: name }]
      const isEmptyTable = typeAt(graph.types, type).shape.kind === 'table' && !Object.hasOwn(given, name)
      return isEmptyTable ? [{ name, column: null }] : []
    })
}
