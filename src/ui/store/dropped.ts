import { formatOfName, listNames, PROJECT_FILE, typeAt } from '../../engine/page.ts'
import { firstFree } from '../common/firstFree.ts'
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

/** Why files are left out, and the way out. */
export function whyNot(names: readonly string[]): string {
  const endings = names.map((name) => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '')
  const [all, are, them] = names.length === 1 ? [names.join(), 'is', 'it'] : [listNames(names), 'are', 'them']
  if (endings.every((ending) => PACKED.test(ending)))
    return `${all} ${are} packed. Unpack ${them}, and drop what is inside.`
  if (endings.every((ending) => WORKBOOK.test(ending)))
    return `${all} ${are} of a spreadsheet program. Save the sheet as CSV in UTF-8, and drop that.`
  return `${all}: only modules (.ts), .zip, and data can be opened, by the ending of the name: CSV, TSV, JSON, NDJSON, Arrow, Parquet, text.`
}

const PACKED = /^(?:gz|tgz|bz2|xz|zst|7z|rar|tar)$/
const WORKBOOK = /^(?:xlsx?|xlsm|xlsb|ods|numbers)$/

/**
 * What a dropped file is called in the project, where others that came with it have these names. Marks that a path in a project
 * cannot have become a `_`.
 */
export function nameInProject(name: string, taken: readonly string[]): string {
  const plain = name.replace(/[\\\p{Cc}]/gu, '_')
  const [, stem = plain, ending = ''] = /^(.+?)((?:\.[^./]*)?)$/.exec(plain) ?? []
  return firstFree(
    (count) => (count === 1 ? plain : `${stem}_${count}${ending}`),
    (free) => taken.includes(free),
  )
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
