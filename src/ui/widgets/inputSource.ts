import {
  type FileReport,
  type Graph,
  type GraphNode,
  type InputSource,
  indexOf,
  type Problem,
  type ProjectSettings,
} from '../../engine/page.ts'
import type { WidgetKind } from './widgetKind.ts'

/** Where a node's value comes from: an input's own source, or what the config says. */
export function sourceOf(node: GraphNode, settings: ProjectSettings): InputSource | undefined {
  if (node.kind !== 'config') return ownEntry(settings.inputs, node.name)
  const value = ownEntry(settings.config, node.name)
  return value === undefined ? undefined : { kind: 'json', value }
}

/** Sources of one value, even where that of a config is made anew. */
export function isSameSource(a: InputSource | undefined, b: InputSource | undefined): boolean {
  return a === b || (a?.kind === 'json' && b?.kind === 'json' && Object.is(a.value, b.value))
}

/** Whether every function that takes the input can do without it. */
export function isOptionalInput(graph: Graph, name: string): boolean {
  const { byName, users } = indexOf(graph)
  const takers = (users.get(name) ?? []).flatMap((user) => byName.get(user)?.dependencies ?? [])
  const own = takers.filter((dependency) => dependency.node === name)
  return own.length > 0 && own.every((dependency) => dependency.optional)
}

/** Where a new file's values come from: a list takes the column of its own name, or the only one; a table all of them. */
export function columnFor({ name }: GraphNode, widget: WidgetKind, columns: readonly string[] | null): string | null {
  if (widget.kind === 'table') return null
  const [first, second] = columns ?? []
  return first !== undefined && second === undefined ? first : name
}

/** What is wrong with the file that feeds an input: one sentence for each fault. */
export function findFileFaults(source: InputSource | undefined, report: FileReport | undefined): string[] {
  if (source?.kind !== 'file' || !report) return []
  const faults = report.problems.map((problem: Problem) => `${problem.message} ${problem.hint}`.trim())
  const isThere = source.column === null || report.columns.some((column) => column.name === source.column)
  if (isThere || faults.length) return faults
  return [`${report.name} has no column ${source.column}. ${wayOut(report.columns.map(({ name }) => name))}`]
}

function wayOut(columns: readonly string[]): string {
  const [first] = columns
  if (first === undefined) return 'It has no columns: choose another file.'
  return columns.length === 1 ? `Choose its column ${first}.` : `Choose one of its ${columns.length} columns.`
}

function ownEntry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
