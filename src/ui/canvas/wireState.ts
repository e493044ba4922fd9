import type { AppState } from '../store/state.ts'
import { relations } from './derived.ts'
import { runOfGroup } from './runOfGroup.ts'

export type WireState = 'running' | 'ancestor' | 'descendant' | 'quiet'

/** How an edge is drawn: one that feeds a running node moves; else by its place around the selection. */
export function wireState(
  state: Pick<AppState, 'shown' | 'selected' | 'marked' | 'run'>,
  source: string,
  target: string,
): WireState {
  return isRunning(state, target) ? 'running' : restingState(state, source, target)
}

export function isRunning({ run, shown }: Pick<AppState, 'shown' | 'run'>, target: string): boolean {
  return runOfGroup(run, shown?.hidden.get(target) ?? [], target)?.status === 'running'
}

/** Whatever runs. */
export function restingState(
  state: Pick<AppState, 'shown' | 'selected' | 'marked'>,
  source: string,
  target: string,
): WireState {
  const found = relations(state)
  if (!found) return 'quiet'
  const from = found.get(source)
  const to = found.get(target)
  if (from === 'ancestor' && (to === 'ancestor' || to === 'selected')) return 'ancestor'
  if (to === 'descendant' && (from === 'descendant' || from === 'selected')) return 'descendant'
  return 'quiet'
}
