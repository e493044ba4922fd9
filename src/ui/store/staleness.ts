import { type Basis, findStale } from '../../engine/page.ts'
import type { Context } from './context.ts'
import { usedInputs } from './requestedRun.ts'
import type { AppState } from './state.ts'

/** What a run would be made from now; null while the program, or the versions of its code, are not known. */
export function basisOf(state: Pick<AppState, 'history' | 'program'>): Basis | null {
  const { program } = state
  if (!program?.versions) return null
  const { settings, data } = state.history.present
  return {
    graph: program.graph,
    versions: program.versions,
    inputs: usedInputs(state),
    overrides: settings.overrides,
    files: data,
  }
}

/** Keeps `stale` that of the text, the inputs and the last run. Returns its end. */
export function followStaleness({ store, set }: Pick<Context, 'store' | 'set'>): () => void {
  return store.subscribe((now, before) => {
    if (!isMoved(now, before)) return
    const basis = now.basis && basisOf(now)
    // Until the versions are there, what was stale before is the best that is known.
    const stale = basis && now.basis ? findStale(now.basis, basis) : now.basis ? now.stale : NOTHING
    if (stale.size !== now.stale.size || [...stale].some((name) => !now.stale.has(name))) set({ stale })
  })
}

const NOTHING: ReadonlySet<string> = new Set()

function isMoved(now: AppState, before: AppState): boolean {
  const [is, was] = [now.history.present, before.history.present]
  return (
    now.basis !== before.basis ||
    now.program !== before.program ||
    is.settings.inputs !== was.settings.inputs ||
    is.settings.overrides !== was.settings.overrides ||
    is.data !== was.data
  )
}
