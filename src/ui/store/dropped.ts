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
