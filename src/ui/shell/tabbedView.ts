import type { AppState, ResultTab, SideTab } from '../store/state.ts'

export type View = 'graph' | 'outline' | SideTab | ResultTab

export function isSideTab(view: View): view is SideTab {
  return view === 'code' || view === 'inspector'
}

export function isLowerTab(view: View): view is ResultTab {
  return ['result', 'problems', 'quality', 'console', 'timeline', 'files'].includes(view)
}

type Sources = Pick<AppState, 'running' | 'runByHand' | 'resultTab' | 'sideTab' | 'wish'>

/** Where one view fills the page: the view that a change of the state asks for, if it asks for one. */
export function viewAfter(state: Sources, before: Sources): View | null {
  if (state.wish !== before.wish) {
    if (state.wish?.kind === 'showOutline') return 'outline'
    if (state.wish?.kind === 'showSide') return state.sideTab
    if (state.wish?.kind === 'showLower') return state.resultTab
    if (state.wish?.kind === 'showGraph' || state.wish?.kind === 'look') return 'graph'
  }
  if (before.running && !state.running && state.runByHand) return state.resultTab
  if (state.resultTab !== before.resultTab && !state.running) return state.resultTab
  if (state.sideTab !== before.sideTab) return state.sideTab
  return null
}
