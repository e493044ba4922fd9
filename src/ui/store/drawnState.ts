import type { AppState, AppStore } from './state.ts'

/**
 * The parts that cards and wires are drawn from. Of `history` only the settings count: a text that is typed reaches the canvas
 * as a graph.
 */
export type DrawnState = Pick<
  AppState,
  | 'shown'
  | 'program'
  | 'history'
  | 'selected'
  | 'marked'
  | 'selectedEdge'
  | 'run'
  | 'stale'
  | 'oldValues'
  | 'runProblems'
  | 'running'
  | 'runByHand'
  | 'connecting'
  | 'flashed'
  | 'openGroups'
>

export interface DrawnStore {
  getState(): DrawnState
  subscribe(listener: () => void): () => void
}

/** The store as thousands of cards and wires follow it: a change of anything else calls none of them. */
export function createDrawnStore(store: AppStore): DrawnStore {
  const listeners = new Set<() => void>()
  let state: DrawnState = store.getState()
  let parts = partsOf(state)
  let stop: (() => void) | null = null

  function look(): void {
    const now = store.getState()
    const next = partsOf(now)
    if (next.every((part, at) => Object.is(part, parts[at]))) return
    state = now
    parts = next
    for (const listener of listeners) listener()
  }

  return {
    getState: () => {
      if (!stop) look()
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      if (!stop) {
        stop = store.subscribe(look)
        look()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = null
      }
    },
  }
}

function partsOf(state: DrawnState): readonly unknown[] {
  const { shown, program, history, selected, marked, selectedEdge, run, runProblems, running } = state
  const { stale, oldValues, runByHand } = state
  const { connecting, flashed, openGroups } = state
  const { settings } = history.present
  return [
    shown,
    // Versions of its code, which come later, draw nothing.
    program?.graph,
    settings,
    selected,
    marked,
    selectedEdge,
    run,
    stale,
    oldValues,
    runProblems,
    running,
    runByHand,
    connecting,
    flashed,
    openGroups,
  ]
}
