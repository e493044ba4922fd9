import type { KnownColumn, OperationContext, OperationSource } from '../../engine/operations.ts'
import { type Program, type TableColumn, typeAt } from '../../engine/page.ts'
import type { Controller } from '../store/controller.ts'
import type { AppState } from '../store/state.ts'

/** Columns of nodes that gave a table in the last run, or are fed by a file. */
export type Columns = ReadonlyMap<string, readonly KnownColumn[]>

/** Beyond, looking for columns would keep the kernel busy. */
const MOST_TABLES = 40

/** Asks the last run for the columns of tables: those of the source first. */
export async function columnsOfTables(
  state: AppState,
  controller: Controller,
  isTable: (type: string) => boolean,
): Promise<Columns> {
  const { program, run, files, history } = state
  const columns = new Map<string, readonly KnownColumn[]>()
  if (!program) return columns
  const tables = program.graph.nodes.filter(({ type }) => isTable(typeAt(program.graph.types, type).text))
  const asked = tables.slice(0, MOST_TABLES).map(async ({ name }) => {
    const source = history.present.settings.inputs[name]
    const report = source?.kind === 'file' && source.column === null ? files.get(source.file) : undefined
    const page =
      run?.nodes.get(name)?.summary?.kind === 'table'
        ? await controller.rows({ root: { kind: 'node', node: name }, path: [] }, NO_ROWS).catch(() => null)
        : null
    const found = page?.columns ?? report?.columns
    if (found) columns.set(name, found.map(toKnown))
  })
  await Promise.all(asked)
  return columns
}

const NO_ROWS = { offset: 0, limit: 1, sort: null } as const

const KINDS: Readonly<Record<string, KnownColumn['kind']>> = {
  number: 'number',
  string: 'text',
  date: 'date',
  boolean: 'boolean',
}

function toKnown({ name, type }: TableColumn): KnownColumn {
  return { name, kind: KINDS[type] ?? 'other' }
}

/** What an operation is told of the project; its name is still to be chosen. */
export function contextFor(
  state: Pick<AppState, 'program' | 'history'>,
  sources: readonly string[],
  columns: Columns,
): Omit<OperationContext, 'name'> {
  const nodes = state.program ? sourcesOf(state.program, columns) : []
  return {
    sources: sources.flatMap((name) => nodes.find((node) => node.name === name) ?? []),
    nodes: nodes.filter((node) => !sources.includes(node.name)),
    files: [...state.history.present.data.keys()],
    taken: nodes.map((node) => node.name),
  }
}

function sourcesOf({ graph }: Program, columns: Columns): OperationSource[] {
  return graph.nodes.map(({ name, type }) => ({
    name,
    type: typeAt(graph.types, type).text,
    columns: columns.get(name) ?? null,
  }))
}
