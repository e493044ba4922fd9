import { findNode } from '../../engine/page.ts'
import { moduleOfCard } from '../store/modules.ts'
import type { AppState } from '../store/state.ts'
import { plannedRun } from './derived.ts'

/** What stands on the card of a folded module besides what every card shows. */
export interface ModuleCardView {
  readonly path: string
  readonly functions: number
  /** How many of them Run computes. */
  readonly outputs: number
  /** How many are done, of those that run. */
  readonly done: number
  readonly running: number
}

type Sources = Pick<AppState, 'shown' | 'program' | 'history' | 'run'>

export function moduleCardView(state: Sources, card: string): ModuleCardView | null {
  const { shown, program, run } = state
  const path = moduleOfCard(card)
  const members = shown?.hidden.get(card)
  if (path === null || !members || !program) return null
  const functions = new Set(members.map((name) => findNode(program.graph, name)?.origin ?? name))
  const { outputs } = plannedRun(state)
  const runs = members.flatMap((name) => run?.nodes.get(name) ?? [])
  return {
    path,
    functions: functions.size,
    outputs: members.filter((name) => outputs.has(name)).length,
    done: runs.filter(({ status }) => status === 'ok' || status === 'cached').length,
    running: runs.length,
  }
}
