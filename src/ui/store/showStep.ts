import type { GraphNode, Position, SourceText } from '../../engine/page.ts'
import type { Analysis } from './analysis.ts'
import type { Context } from './context.ts'
import type { ProjectDocument } from './document.ts'

const FLASH_MS = 1400

/** What a step through the history changed, for both sides to show. */
export interface StepChange {
  /** In words: `renamed spend`, `typing in features.ts`. */
  readonly title: string
  /** The first text that differs, and where. */
  readonly place: { readonly file: string; readonly offset: number; readonly end: number } | null
  /** Nodes whose place, value or output marking differs. */
  readonly nodes: readonly string[]
}

/** Shows what undo or redo changed: the place in the code, the cards, and the words. */
export async function showStep(
  { get, set, document, notify, services }: Context,
  analysis: Analysis,
  { before, title, word }: { readonly before: ProjectDocument; readonly title: string | null; readonly word: string },
): Promise<void> {
  const now = document()
  const change = describeStep(before, now)
  notify('info', `${word}: ${title ?? change.title}.`)
  const { place } = change
  const selected = get().program?.graph.nodes.find((node) => node.name === get().selected)
  const text = place && now.files.find((file) => file.path === place.file)?.text
  if (place && text !== undefined && text !== null) {
    set({ activeFile: place.file, reveal: { file: place.file, line: lineOf(text, place.offset), column: 1 } })
  }
  if (place) await analysis.settled()
  if (document() !== now) return
  keepSelection(get, set, selected)
  const changed = place && text ? nodesWithin(get().program?.graph.nodes ?? [], place, text) : []
  const flashed = new Set([...change.nodes, ...changed])
  if (flashed.size === 0) return
  set({ flashed })
  services.page.later(FLASH_MS, () => {
    if (get().flashed === flashed) set({ flashed: NOTHING })
  })
}

/** A node that has another name after the step is still the one that is selected: it stands where it stood. */
function keepSelection(get: Context['get'], set: Context['set'], before: GraphNode | undefined): void {
  const { selected, program } = get()
  const where = before?.where
  if (selected !== null || !where) return
  const same = program?.graph.nodes.find(
    (node) => node.where?.file === where.file && node.where.line === where.line && node.where.column === where.column,
  )
  if (same) set({ selected: same.name })
}

const NOTHING: ReadonlySet<string> = new Set()

/** Of two documents, what a person would say the difference is. */
export function describeStep(before: ProjectDocument, now: ProjectDocument): StepChange {
  const files = changedTexts(before.files, now.files)
  const was = before.settings
  const is = now.settings
  const moved = changedKeys<Position>(was.layout, is.layout)
  const values = [...changedKeys(was.inputs, is.inputs), ...changedKeys(was.overrides, is.overrides)]
  const outputs = changedItems(was.outputs ?? [], is.outputs ?? [])
  const [first] = files
  return {
    title: titleOf({ files, moved, values, outputs, before, now }),
    place: first ? { file: first.path, ...first.range } : null,
    nodes: [...new Set([...values, ...outputs, ...moved])],
  }
}

interface Found {
  readonly files: readonly { readonly path: string }[]
  readonly moved: readonly string[]
  readonly values: readonly string[]
  readonly outputs: readonly string[]
  readonly before: ProjectDocument
  readonly now: ProjectDocument
}

function titleOf({ files, moved, values, outputs, before, now }: Found): string {
  const paths = new Set([...before.files, ...now.files].map((file) => file.path))
  if (files.length) return `typing in ${files.map((file) => file.path).join(', ')}`
  if (paths.size !== before.files.length || paths.size !== now.files.length) return 'a module'
  if (files.length === 0 && before.files !== now.files) return 'the order of modules'
  if (values.length) return `the value of ${values.join(', ')}`
  if (outputs.length) return `the outputs (${outputs.join(', ')})`
  if (before.settings.view !== now.settings.view) return 'the look of the graph'
  if (moved.length) return moved.length === 1 ? `the place of ${moved[0]}` : `the places of ${moved.length} nodes`
  if (before.settings.config !== now.settings.config) return 'the config'
  return before.data === now.data ? 'a setting' : 'a data file'
}

function changedTexts(before: readonly SourceText[], now: readonly SourceText[]) {
  const texts = new Map(before.map((file) => [file.path, file.text]))
  return now.flatMap(({ path, text }) => {
    const old = texts.get(path)
    return old === undefined || old === text ? [] : [{ path, range: differingRange(old, text) }]
  })
}

/** Where a text differs from another: what stays the same at both ends is left out. */
export function differingRange(before: string, now: string): { offset: number; end: number } {
  const most = Math.min(before.length, now.length)
  let offset = 0
  while (offset < most && before[offset] === now[offset]) offset++
  let tail = 0
  while (tail < most - offset && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  return { offset, end: now.length - tail }
}

/** Functions whose text the range touches. */
function nodesWithin(
  nodes: readonly GraphNode[],
  { file, offset, end }: { readonly file: string; readonly offset: number; readonly end: number },
  text: string,
): string[] {
  const from = lineOf(text, offset)
  const to = lineOf(text, end)
  return nodes
    .filter(({ extent }) => extent?.file === file && extent.line <= to && (extent.endLine ?? extent.line) >= from)
    .map((node) => node.name)
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function changedKeys<T>(was: Readonly<Record<string, T>>, is: Readonly<Record<string, T>>): string[] {
  if (was === is) return []
  const keys = new Set([...Object.keys(was), ...Object.keys(is)])
  return [...keys].filter((key) => was[key] !== is[key])
}

function changedItems(was: readonly string[], is: readonly string[]): string[] {
  return [...new Set([...was, ...is])].filter((name) => was.includes(name) !== is.includes(name))
}
