import {
  type FlowDirection,
  findNode,
  type Graph,
  type GraphNode,
  isError,
  type NodeKind,
  type NodeRun,
  type RunState,
  typeAt,
} from '../../engine/page.ts'
import { count } from '../common/count.ts'
import { partOfBytes } from '../common/formatBytes.ts'
import { kindWord } from '../common/kindWord.ts'
import { type ShownStatus, shownStatus } from '../common/shownStatus.ts'
import { isStored } from '../store/cardSize.ts'
import { viewOf } from '../store/places.ts'
import type { AppState } from '../store/state.ts'
import type { Connecting } from '../store/targets.ts'
import { plannedRun, problemsByNode, type Relation, relations, usersOf } from './derived.ts'
import { type PortKind, portKind, portsText } from './ports.ts'
import { runOfGroup } from './runOfGroup.ts'

/** What one card shows, flat, so that a card renders again only when something on it differs. */
export interface CardView {
  readonly kind: NodeKind
  readonly type: string
  readonly doc: string
  /** Parameters in order, as `portsText` has them. */
  readonly ports: string
  /** What its value is, as the mark of its own port tells. */
  readonly gives: PortKind
  readonly direction: FlowDirection
  readonly status: ShownStatus
  readonly duration: number | null
  readonly preview: string | null
  /** The value is of an earlier run, or of a program that has changed since. */
  readonly isOld: boolean
  readonly reason: string
  readonly isOutput: boolean
  readonly takesPart: boolean
  readonly isMissing: boolean
  readonly relation: Relation | null
  readonly problems: string
  readonly severity: 'error' | 'warning' | null
  readonly label: string
  /** How the card's kind shows in its outline: by a class; empty for most. */
  readonly shape: string
  /** Its value is given: it does not run. */
  readonly isPinned: boolean
  /** A step through the history just changed it. */
  readonly isFlashed: boolean
  /** While a wire is drawn: whether it may end here. */
  readonly fit: '' | 'source' | 'fits' | 'refused'
  /** Parameters at which it may not end, with spaces between. */
  readonly refusedPorts: string
  /** It shows more than every card does: modifiers, made nodes, items. */
  readonly hasMore: boolean
}

type Sources = Pick<
  AppState,
  | 'shown'
  | 'program'
  | 'history'
  | 'selected'
  | 'marked'
  | 'run'
  | 'stale'
  | 'oldValues'
  | 'runProblems'
  | 'connecting'
  | 'flashed'
>

/** Null where the graph has no such node (any more). */
export function cardView(state: Sources, name: string): CardView | null {
  const graph = state.shown?.graph
  const node = graph && findNode(graph, name)
  if (!graph || !node) return null
  const hidden = state.shown?.hidden.get(name) ?? []
  const run = runOfGroup(state.run, hidden, name)
  const status = shownStatus(
    run,
    [name, ...hidden].some((one) => state.stale.has(one)),
  )
  const summary = run?.summary ?? state.oldValues.get(name)
  const reading = readingOf(state.run, [name, ...hidden])
  const planned = plannedRun(state)
  const problems = [name, ...hidden].flatMap((one) => problemsByNode(state).get(one) ?? [])
  const shape = shapeOf(node)
  return {
    kind: node.kind,
    type: typeAt(graph.types, node.type).text,
    doc: node.doc,
    ports: portsText(graph, node),
    gives: portKind(graph.types, node.type),
    direction: viewOf(state).direction,
    status,
    duration: run && run.status !== 'skipped' ? run.duration : null,
    preview: reading ?? summary?.text ?? null,
    isOld: reading === null && (status === 'stale' || !run?.summary),
    reason: reasonOf(run),
    isOutput: [name, ...hidden].some((one) => planned.outputs.has(one)),
    takesPart: [name, ...hidden].some((one) => planned.takesPart.has(one)),
    isMissing: planned.missing.has(name),
    relation: relations(state)?.get(name) ?? null,
    problems: problems.map((problem) => problem.message).join('\n'),
    severity: problems.length === 0 ? null : problems.some(isError) ? 'error' : 'warning',
    label: labelOf(graph, node, run && status, planned.missing.has(name), hidden.length),
    shape,
    isPinned: node.kind === 'function' && Object.hasOwn(state.history.present.settings.overrides, name),
    isFlashed: state.flashed.has(name),
    ...fitOf(state.connecting, name),
    hasMore: shape !== '' || node.kind === 'config' || node.modifiers.length > 0,
  }
}

function fitOf(connecting: Connecting | null, name: string): Pick<CardView, 'fit' | 'refusedPorts'> {
  if (!connecting) return NO_WIRE
  if (connecting.source === name) return { fit: 'source', refusedPorts: '' }
  const ports = connecting.fits?.get(name)
  if (!connecting.fits) return NO_WIRE
  if (!ports) return { fit: 'refused', refusedPorts: '' }
  const refused = [...ports].flatMap(([port, refusal]) => (refusal === null ? [] : [port]))
  return { fit: refused.length === ports.size ? 'refused' : 'fits', refusedPorts: refused.join(' ') }
}

const NO_WIRE = { fit: '', refusedPorts: '' } as const

function shapeOf(node: GraphNode): string {
  if (isStored(node)) return 'card-stored'
  return node.expands || node.dependencies.some((edge) => edge.collects) ? 'card-double' : ''
}

/** How far a card's nodes are in the file that one of them reads: `45 of 200 MB read`. */
function readingOf(run: RunState | null, nodes: readonly string[]): string | null {
  const [file] = nodes.flatMap((node) => run?.files.get(node) ?? [])
  return file ? `${partOfBytes(file.bytes, file.size)} read` : null
}

/** One line; a skipped card names the culprit. */
function reasonOf(run: NodeRun | undefined): string {
  if (!run) return ''
  const line = run.reason.split('\n', 1)[0] ?? ''
  return run.status === 'skipped' && line ? `because of ${line}` : line
}

/** `spend_mean, function, ok, 1 input, 2 users` */
function labelOf(
  graph: Graph,
  node: GraphNode,
  status: ShownStatus | undefined,
  isMissing: boolean,
  made: number,
): string {
  const state = isMissing ? 'needs a value' : (status ?? (node.kind === 'function' ? 'idle' : null))
  const inputs = node.kind === 'function' ? count(node.dependencies.length, 'input') : null
  const users = count(usersOf(graph, node.name).length, 'user')
  const inside = made > 0 ? `stands for ${count(made, 'made node')}` : null
  const kind = kindWord(node)
  return [node.name, kind, state, inputs, users, inside].filter((part) => part !== null).join(', ')
}
