import type { Gift, Operation } from '../../engine/operations.ts'
import { type GraphNode, type PortFit, typeAt } from '../../engine/page.ts'
import type { IconName } from '../common/iconPaths.ts'
import type { KeptFunction } from '../store/kept.ts'
import type { AppState } from '../store/state.ts'
import type { Entry } from './entry.ts'

/** What can be added, before it is known how. */
export interface Offers {
  readonly operations: readonly Operation[]
  readonly takesType: (operation: Operation, type: string) => boolean
  /** Where the source may be connected; null until the compiler has answered. */
  readonly fits: readonly PortFit[] | null
  readonly kept: readonly KeptFunction[]
  readonly source: string | null
  /** Of the source; empty where there is none. */
  readonly type: string
}

export interface Adders {
  ask(operation: Operation): void
  connect(target: string, parameter: string | null): void
  copy(node: string): void
  insert(kept: KeptFunction): void
  remove(kept: KeptFunction): void
}

/** Ready operations, kept functions, and functions of the project: those that the source may feed, or all. */
export function addEntries(state: Pick<AppState, 'program'>, offers: Offers, adders: Adders): Entry[] {
  const { operations, takesType, kept, source, type } = offers
  const fitting = source === null ? operations : operations.filter((one) => takesType(one, type))
  return [
    ...fitting.map((operation) => operationEntry(operation, adders)),
    ...kept.filter((one) => source === null || parameterFor(one, type)).map((one) => keptEntry(one, adders)),
    ...(source === null ? [] : connectEntries(offers, state, adders)),
    ...copyEntries(state, offers, adders),
  ]
}

const ICONS: Readonly<Record<Gift, IconName>> = {
  table: 'table',
  numbers: 'function',
  chart: 'timeline',
  object: 'code',
}

function operationEntry(operation: Operation, { ask }: Adders): Entry {
  const { id, title, hint, keywords, gives } = operation
  return {
    id: `operation ${id}`,
    title,
    icon: ICONS[gives],
    group: 'Ready steps',
    detail: hint,
    words: keywords.join(' '),
    stays: true,
    run: () => ask(operation),
  }
}

/** The parameter of a kept function that a value of this type may feed. */
export function parameterFor({ takes }: KeptFunction, type: string): string | null {
  return takes.find((one) => one.type === type || one.type === 'unknown' || one.type === 'any')?.name ?? null
}

function keptEntry(kept: KeptFunction, { insert, remove }: Adders): Entry {
  return {
    id: `kept ${kept.name}`,
    title: kept.name,
    isCode: true,
    icon: 'flag',
    group: 'Your palette',
    detail: kept.doc,
    about: { code: kept.signature, text: kept.doc },
    remove: () => remove(kept),
    run: () => insert(kept),
  }
}

/** Functions that have a parameter for it; a new parameter only where none fits. */
function connectEntries(
  { fits, source }: Offers,
  { program }: Pick<AppState, 'program'>,
  { connect }: Adders,
): Entry[] {
  const open = (fits ?? []).filter(({ parameter, refusal }) => parameter !== null && refusal === null)
  return open.map(({ target, parameter }) => ({
    id: `connect ${target} ${parameter}`,
    title: target,
    isCode: true,
    icon: 'target',
    group: `Connect ${source} to`,
    detail: `as its ${parameter}`,
    note: moduleOf(program, target),
    run: () => connect(target, parameter),
  }))
}

function copyEntries({ program }: Pick<AppState, 'program'>, { fits, source }: Offers, { copy }: Adders): Entry[] {
  if (!program) return []
  const fitting = new Set(
    fits?.filter(({ parameter, refusal }) => parameter !== null && !refusal).map((fit) => fit.target),
  )
  const isOffered = ({ kind, name, origin, role }: GraphNode) =>
    kind === 'function' && name === origin && !role && (source === null || fitting.has(name))
  return program.graph.nodes.filter(isOffered).map((node) => ({
    id: `copy ${node.name}`,
    title: node.name,
    isCode: true,
    icon: 'copy',
    group: 'Copies of functions here',
    detail: 'a copy',
    note: moduleOf(program, node.name),
    about: {
      code: typeAt(program.graph.types, node.type).text,
      text: node.doc.trim().split('\n')[0] ?? '',
    },
    run: () => copy(node.name),
  }))
}

function moduleOf(program: AppState['program'], name: string): string {
  return program?.graph.nodes.find((node) => node.name === name)?.module ?? ''
}
