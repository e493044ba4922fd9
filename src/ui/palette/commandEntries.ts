import { listNames } from '../../engine/page.ts'
import type { IconName } from '../common/iconPaths.ts'
import type { Command } from '../store/command.ts'
import { commandsFor, targetOf } from '../store/commands.ts'
import type { Controller } from '../store/controller.ts'
import type { AppState } from '../store/state.ts'
import type { Target } from '../store/targets.ts'
import type { Entry } from './entry.ts'
import { pageCommands } from './pageCommands.ts'
import type { PageTools } from './pageSituation.ts'

/** Every command as a line: of what is selected, of the graph, of the open module, of the page. */
export function commandEntries(state: AppState, controller: Controller, tools: PageTools): Entry[] {
  const selected = targetOf(state)
  const of = (target: Target, group: string, detail?: string) =>
    commandsFor(target, state, controller).map((command) => toEntry(command, group, detail))
  const page = pageCommands({ state, controller, tools }).map((command) => toEntry(command, command.group))
  const isFirst = ({ group }: Entry) => group === 'Run' || group === 'Find'
  const { activeFile } = state
  return [
    ...(selected ? of(selected, labelOf(selected), labelOf(selected)) : []),
    ...page.filter(isFirst),
    ...of({ kind: 'canvas', at: null }, 'Graph'),
    ...(activeFile === null ? [] : of({ kind: 'module', path: activeFile }, 'Module', activeFile)),
    ...page.filter((entry) => !isFirst(entry)),
  ].filter(({ id }) => !DOUBLES.has(id))
}

/** Commands of a module that the page has as well. */
const DOUBLES = new Set(['command module.new', 'command module.newFunction'])

function toEntry(command: Command, group: string, detail?: string): Entry {
  const { id, title, shortcut, isOn, refusal, run } = command
  return {
    id: `command ${id}`,
    title,
    icon: iconOf(id),
    group,
    run,
    ...(detail && !title.includes(detail) ? { detail } : {}),
    ...(shortcut ? { shortcut } : {}),
    ...(isOn ? { note: 'on' } : {}),
    ...(refusal ? { refusal } : {}),
  }
}

function labelOf(target: Target): string {
  if (target.kind === 'edge') return `${target.source} → ${target.target}`
  return target.kind === 'nodes' ? listNames([...target.names], 'and', 2) : ''
}

/** By the command itself, else by what it is about. */
function iconOf(id: string): IconName {
  return ICONS[id] ?? ICONS[id.slice(0, id.lastIndexOf('.'))] ?? ICONS[id.slice(0, id.indexOf('.'))] ?? 'chevronRight'
}

const ICONS: Readonly<Record<string, IconName>> = {
  node: 'function',
  nodes: 'function',
  edge: 'target',
  canvas: 'graph',
  module: 'file',
  'canvas.newFunction': 'plus',
  'canvas.newInput': 'plus',
  'canvas.undo': 'undo',
  'canvas.redo': 'redo',
  'canvas.tidy': 'tidy',
  'node.run': 'play',
  'node.code': 'code',
  'node.output': 'flag',
  'page.run': 'play',
  'page.stop': 'stop',
  'page.find': 'search',
  'page.symbols': 'search',
  'page.add': 'plus',
  'page.fit': 'fit',
  'page.zoomIn': 'plus',
  'page.zoomOut': 'minus',
  'page.legend': 'legend',
  'page.note': 'file',
  'page.frames': 'graph',
  'page.newModule': 'plus',
  'page.new': 'plus',
  'page.examples': 'graph',
  'page.files': 'folder',
  'page.previous': 'undo',
  'page.reset': 'refresh',
  'page.download': 'download',
  'page.share': 'share',
  'page.code': 'code',
  'page.inspector': 'info',
  'page.problems': 'warning',
  'page.console': 'terminal',
  'page.timeline': 'timeline',
  'page.data': 'file',
  'page.foldOutline': 'panelLeft',
  'page.foldLower': 'panelBottom',
  'page.foldSide': 'panelRight',
  'page.help': 'help',
  'page.copyResult': 'copy',
  'page.theme.light': 'sun',
  'page.theme.dark': 'moon',
  'page.theme.system': 'system',
  'page.result': 'table',
  page: 'sliders',
}
