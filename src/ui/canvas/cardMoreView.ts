import {
  type CheckedNode,
  findNode,
  type GraphNode,
  type ModifierSpec,
  nodeQuality,
  type QualityNode,
  type RunState,
} from '../../engine/page.ts'
import type { Progress } from '../common/blockProgress.ts'
import type { AppState } from '../store/state.ts'

/** Modifiers that have a chip each; of more, their number. */
const MOST_CHIPS = 2

/** What stands on some cards only. Flat, so that a card renders again only when something on it differs. */
export interface CardMoreView {
  readonly modifiers: readonly ModifierSpec[]
  /** How many made nodes the card stands for or leads to; 0 where it can neither be opened nor closed. */
  readonly made: number
  readonly isOpen: boolean
  /** A parallel block begins here. */
  readonly expands: boolean
  readonly items: Progress | null
  readonly isRunning: boolean
  /** What its checks found in the last run; null where nothing checks it, or it was not asked for. */
  readonly quality: QualityNode | null
}

type Sources = Pick<AppState, 'shown' | 'run' | 'openGroups'>

export function cardMoreView({ shown, run, openGroups }: Sources, name: string): CardMoreView | null {
  const node = shown && findNode(shown.graph, name)
  if (!node) return null
  return {
    modifiers: node.modifiers,
    made: shown.groups.find((group) => group.face === name)?.inner.length ?? 0,
    isOpen: openGroups.has(name),
    expands: node.expands === true,
    items: node.expands ? (run?.blocks.get(name) ?? null) : null,
    isRunning: run?.outcome === 'running',
    quality: run?.checks.has(name) ? qualityOf(node, run) : null,
  }
}

/** The chips of a card, and what is left for `+n`. */
export function chipsOf(modifiers: readonly ModifierSpec[]): {
  readonly chips: readonly ModifierSpec[]
  readonly rest: readonly ModifierSpec[]
} {
  // A chip for two rather than "+1".
  const most = modifiers.length > MOST_CHIPS ? MOST_CHIPS - 1 : MOST_CHIPS
  return { chips: modifiers.slice(0, most), rest: modifiers.slice(most) }
}

/** The same object as long as the checks are the same: a card is drawn again only when something on it differs. */
function qualityOf(node: GraphNode, run: RunState): QualityNode | null {
  const told = run.checks.get(node.name)
  const known = told && KNOWN.get(told)
  if (!told || known) return known ?? null
  const quality = nodeQuality(node, run)
  if (quality) KNOWN.set(told, quality)
  return quality
}

const KNOWN = new WeakMap<CheckedNode, QualityNode>()
