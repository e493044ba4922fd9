import { findNode, formatOfName, type Graph, listNames, type Position, type Problem } from '../../engine/page.ts'
import { count } from '../common/count.ts'
import { cardSize } from './cardSize.ts'
import { type Places, readPlaces } from './clipPlaces.ts'
import { type Rows, readClip, toCsv } from './clipText.ts'
import type { Context } from './context.ts'
import { type Copying, createCopying } from './copying.ts'
import { dataEdits } from './dataEdits.ts'
import { bindColumns } from './dropped.ts'
import type { Box } from './flip.ts'
import type { Looked } from './lookInto.ts'
import { addNote, changeNote } from './notes.ts'
import { moveAside, placeBlock } from './placeBlock.ts'
import { placesOf } from './places.ts'
import type { Made, ProgramEdits } from './programEdits.ts'
import { splitHeader } from './readHeader.ts'
import { requestFor } from './requestedRun.ts'
import { loaderOf, nameLoader, nameTable } from './tableNode.ts'
import { type FileTools, takeFiles } from './takeFiles.ts'

export interface ClipboardTools extends Omit<FileTools, 'loadNode'> {
  readonly mark: (names: Iterable<string>) => void
  readonly attempt: ProgramEdits['attempt']
  readonly change: ProgramEdits['change']
}

/** What is pasted, and where. */
export interface Clip {
  readonly text: string
  readonly html: string
  readonly files: readonly File[]
}

export interface PasteOptions {
  /** The middle of what comes; null: below what stands. */
  readonly at: Position | null
  /** Nodes of the program feed what is pasted, by their names. */
  readonly keepLinks: boolean
  /** The cells of the table in a piece of HTML. */
  readonly cells?: (html: string) => Rows | null
}

/** Nodes as text on the system's clipboard, and what is on it as nodes, data or a note: each paste is one step. */
export interface Clipboard extends Copying {
  paste(clip: Clip, options: PasteOptions): Promise<void>
  /** As `paste`, for what asks by itself: a menu. */
  pasteNow(options: PasteOptions): Promise<void>
  /** What was dropped, as what is pasted. */
  takeFiles(files: readonly File[]): Promise<void>
}

/** Texts that a correction of the program, and not of them, lets in. */
const NOT_ABOUT_THE_TEXT = /^DW-(EDIT-006|PAGE-)/

export function createClipboard(context: Context, tools: ClipboardTools): Clipboard {
  const { services, get, document, notify } = context
  const { attempt, change } = tools
  async function paste({ text, html, files }: Clip, options: PasteOptions): Promise<void> {
    // A spreadsheet gives a picture of its cells as well.
    const isAboutFiles =
      files.length > 0 &&
      (text === '' || files.some((file) => /\.(?:tsx?|zip)$/i.test(file.name) || formatOfName(file.name) !== null))
    if (isAboutFiles) return takeFiles(files, context, { ...tools, loadNode })
    if (text.trim() === '' && html === '')
      return notify('info', 'There is nothing on the clipboard that could be pasted.')
    const clip = readClip(text, html, options.cells)
    if (clip.kind === 'code') await pasteCode(clip.text, options, readPlaces(html))
    else if (clip.kind === 'table') await pasteTable(clip.rows, options)
    else pasteNote(clip.text, options.at)
  }

  async function pasteNow(options: PasteOptions): Promise<void> {
    let clip: Clip
    try {
      const items = await services.page.clipboard().read()
      const textOf = async (type: string) =>
        (await items.find((one) => one.types.includes(type))?.getType(type))?.text() ?? ''
      clip = { text: await textOf('text/plain'), html: await textOf('text/html'), files: [] }
    } catch {
      return notify('info', 'The browser lets the page read the clipboard by key only: press Ctrl V on the graph.')
    }
    await paste(clip, options)
  }

  async function pasteCode(text: string, { at, keepLinks }: PasteOptions, before: Places | null): Promise<void> {
    const intent = { kind: 'paste', text, module: moduleToPaste(), keepLinks } as const
    let made: readonly string[] = []
    const problem = await change(intent, async (is: Made) => {
      const places = at ? await placesFor(is, at, before) : {}
      made = is.plan.created
      return [{ kind: 'moveNodes', positions: places }]
    })
    if (!problem) markMade(made)
    else if (NOT_ABOUT_THE_TEXT.test(problem.code)) notify('error', `${problem.message} ${problem.hint}`)
    else keepAsNote(text, problem, at)
  }

  function markMade(names: readonly string[]): void {
    const graph = get().shown?.graph
    if (graph) tools.mark(names.filter((name) => findNode(graph, name)))
  }

  /** The module in the editor, if it is one. */
  function moduleToPaste(): string {
    const { modules } = requestFor(document(), 0)
    const { activeFile } = get()
    return activeFile !== null && modules.includes(activeFile) ? activeFile : (modules[0] ?? 'main.ts')
  }

  async function placesFor({ plan, graph }: Made, at: Position, before: Places | null): Promise<Places> {
    const created = new Set(plan.created)
    const cards = (await closedGraph(graph)).nodes.filter((node) => created.has(node.name))
    if (cards.length === 0) return {}
    const names = new Map(plan.aliases?.map(({ from, to }) => [from, to]))
    const known = Object.entries(before ?? {}).map(([name, place]) => [names.get(name) ?? name, place] as const)
    return placeBlock({
      graph: { ...graph, nodes: cards },
      before: before && Object.fromEntries(known),
      at,
      taken: boxesNow(),
      direction: document().settings.view.direction,
    })
  }

  async function closedGraph(graph: Graph): Promise<Graph> {
    const { show } = await import('./show.ts')
    return show(graph, { open: new Set(), outputs: new Set() }).closed
  }

  function boxesNow(): Box[] {
    const state = get()
    const places = placesOf(state)
    const cards = (state.shown?.graph.nodes ?? []).flatMap((node) => {
      const place = places.get(node.name)
      return place ? [{ ...place, ...cardSize(node) }] : []
    })
    return [...cards, ...document().settings.view.notes]
  }

  /** Inputs that are named as its columns take it, as they would a dropped file; else a node reads it. */
  async function pasteTable(rows: Rows, options: PasteOptions): Promise<void> {
    const csv = toCsv(rows)
    const blob = new Blob([csv], { type: 'text/csv' })
    const [header = []] = rows
    const bound = bindColumns(
      get(),
      header.map((one) => one.trim()),
    )
    const { node, file } = nameTable(document().data, get().program?.graph)
    if (bound.length) {
      tools.edit(...dataEdits(file, blob, bound))
      return notify(
        'info',
        `${count(rows.length - 1, 'row')} pasted: ${file} feeds ${listNames(bound.map((one) => one.name))}.`,
      )
    }
    const columns = splitHeader(csv.slice(0, csv.indexOf('\n')))
    const text = loaderOf({ node, file, format: 'csv', columns, isTable: true })
    if (!(await addLoader(text, file, blob, options.at))) tools.edit(...dataEdits(file, blob, []))
  }

  async function loadNode(name: string, file: File, looked: Looked): Promise<string | null> {
    const format = formatOfName(name) ?? 'bytes'
    const module = moduleToPaste()
    const text = document().files.find(({ path }) => path === module)?.text ?? ''
    const node = nameLoader(name, get().program?.graph, text)
    return (await addLoader(loaderOf({ node, file: name, format, ...looked }), name, file, null)) ? node : null
  }

  /** A node that reads a file, and the file: one step. */
  async function addLoader(text: string, file: string, blob: Blob, at: Position | null): Promise<boolean> {
    const intent = { kind: 'paste', text, module: moduleToPaste(), keepLinks: false } as const
    let made: readonly string[] = []
    const isDone = await attempt(intent, { kind: 'putData', name: file, blob }, async (is: Made) => {
      made = is.plan.created
      return [{ kind: 'moveNodes', positions: at ? await placesFor(is, at, null) : {} }]
    })
    if (isDone) markMade(made)
    return isDone
  }

  function keepAsNote(text: string, { message, hint }: Problem, at: Position | null): void {
    pasteNote(`Not pasted as code: ${message}\n${hint}\n\n${text.trim()}`, at)
    notify('error', `${message} The text is a note on the canvas.`)
  }

  function pasteNote(text: string, at: Position | null): void {
    const { notes } = document().settings.view
    const { id, notes: more } = addNote(notes, at ?? { x: 0, y: 0 })
    const lines = text.trim().split('\n')
    const longest = Math.max(...lines.map((line) => line.length))
    const size = { width: clamp(longest * 7 + 48, 200, 420), height: clamp(lines.length * 18 + 24, 64, 320) }
    const box = moveAside({ x: (at?.x ?? 0) - size.width / 2, y: (at?.y ?? 0) - size.height / 2, ...size }, boxesNow())
    tools.edit({ kind: 'setView', view: { notes: changeNote(more, id, { ...box, text: text.trim() }) } })
  }

  return {
    ...createCopying(context, attempt),
    paste,
    pasteNow,
    takeFiles: (files) => takeFiles(files, context, { ...tools, loadNode }),
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
