import { findNode, type GraphNode, typeAt } from '../../engine/page.ts'
import { count } from '../common/count.ts'
import { focusCard } from '../common/focusCard.ts'
import type { IconName } from '../common/iconPaths.ts'
import { memoLast } from '../common/memoLast.ts'
import { outputSet } from '../common/outputSet.ts'
import type { Controller } from '../store/controller.ts'
import type { AppState } from '../store/state.ts'
import type { Entry } from './entry.ts'
import type { CodeSymbol } from './symbols.ts'

/** Everything of the project that has a name, each with the way there. */
export function findEntries(state: AppState, controller: Controller, symbols: readonly CodeSymbol[]): Entry[] {
  const graph = state.program?.graph
  return [
    ...nodeEntries({ state, controller }),
    ...moduleEntries(state, controller),
    ...fileEntries(state, controller),
    ...noteEntries(state, controller),
    // What is a node stands there already.
    ...symbols
      .filter(({ name, file }) => !(graph && findNode(graph, name)?.module === file))
      .map((symbol) => symbolEntry(symbol, controller, 'Symbols')),
  ]
}

/** What one module declares. */
export function symbolEntries(symbols: readonly CodeSymbol[], controller: Controller): Entry[] {
  return symbols.map((symbol) => ({ ...symbolEntry(symbol, controller, ''), note: `line ${symbol.line}` }))
}

interface Source {
  readonly state: AppState
  readonly controller: Controller
}

/** Of a large graph they are thousands: they are there already when the palette opens again. */
const nodeEntries = memoLast(
  ({ state, controller }: Source) => [state.program?.graph, outputSet(state), controller],
  ({ state, controller }): readonly Entry[] =>
    state.program?.graph.nodes.map((node) => nodeEntry(node, state, controller)) ?? [],
)

const KINDS: Readonly<Record<GraphNode['kind'], { readonly group: string; readonly icon: IconName }>> = {
  function: { group: 'Functions', icon: 'function' },
  input: { group: 'Inputs', icon: 'input' },
  config: { group: 'Config', icon: 'config' },
}

function nodeEntry(node: GraphNode, state: AppState, controller: Controller): Entry {
  const { name, kind, module, doc } = node
  const isOutput = outputSet(state).has(name)
  const type = state.program ? typeAt(state.program.graph.types, node.type).text : ''
  return {
    id: `node ${name}`,
    title: name,
    isCode: true,
    ...KINDS[kind],
    ...(isOutput ? { detail: 'output' } : {}),
    words: `${kind} ${module ?? ''}`,
    note: module ?? kind,
    about: { code: `${name}: ${type}`, text: firstLine(doc) },
    run() {
      controller.select(name)
      controller.view({ sideTab: 'code', wish: { kind: 'showGraph' } })
      if (node.where) controller.show(node.where)
      focusCard(name)
    },
  }
}

function moduleEntries({ program, history }: AppState, controller: Controller): Entry[] {
  return history.present.files.map(({ path, text }) => {
    const names = program?.graph.nodes.filter((node) => node.module === path).map((node) => node.name) ?? []
    return {
      id: `module ${path}`,
      title: path,
      isCode: true,
      icon: 'code',
      group: 'Modules',
      words: 'module file',
      note: names.length ? count(names.length, 'node') : 'module',
      about: { text: count(text.split('\n').length, 'line') },
      run: () =>
        controller.view({
          activeFile: path,
          sideTab: 'code',
          ...(names.length ? { wish: { kind: 'look', names } } : {}),
        }),
    }
  })
}

/** A data file is shown by the inputs that it feeds. */
function fileEntries({ history, files }: AppState, controller: Controller): Entry[] {
  const { data, settings } = history.present
  return [...data.keys()].map((name) => {
    const fed = Object.entries(settings.inputs)
      .filter(([, source]) => source.kind === 'file' && source.file === name)
      .map(([input]) => input)
    const report = files.get(name)
    return {
      id: `file ${name}`,
      title: name,
      isCode: true,
      icon: 'table',
      group: 'Files',
      words: 'data file csv',
      note: report ? count(report.rows, 'row') : 'data',
      about: { text: fed.length ? `feeds ${fed.join(', ')}` : 'feeds no input yet' },
      run() {
        controller.mark(fed)
        if (fed.length) controller.view({ wish: { kind: 'look', names: fed } })
        else controller.notify('info', `${name} feeds no input yet.`)
      },
    }
  })
}

function noteEntries({ history }: AppState, controller: Controller): Entry[] {
  return history.present.settings.view.notes.map(({ id, text }) => ({
    id: `note ${id}`,
    title: firstLine(text) || 'Empty note',
    icon: 'info',
    group: 'Notes',
    words: `note ${text}`,
    note: 'note',
    run: () => controller.view({ wish: { kind: 'look', names: [`note:${id}`] } }),
  }))
}

const SYMBOL_ICONS: Readonly<Record<CodeSymbol['kind'], IconName>> = {
  function: 'function',
  constant: 'config',
  type: 'legend',
  class: 'legend',
}

function symbolEntry(symbol: CodeSymbol, controller: Controller, group: string): Entry {
  const { name, kind, isExported, file, line, column } = symbol
  return {
    id: `symbol ${file} ${name}`,
    title: name,
    isCode: true,
    icon: SYMBOL_ICONS[kind],
    group,
    detail: isExported ? kind : `own ${kind}`,
    words: file,
    note: `${file}:${line}`,
    run() {
      controller.view({ sideTab: 'code', wish: { kind: 'showSide' } })
      controller.show({ file, line, column })
    },
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? ''
}
