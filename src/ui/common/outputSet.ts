import { requestedOutputs } from '../store/requestedRun.ts'
import type { AppState } from '../store/state.ts'
import { memoLast } from './memoLast.ts'

/** The requested outputs as a set, made once for all who ask. */
export const outputSet = memoLast(
  (state: Pick<AppState, 'program' | 'history'>) => [state.program?.graph, state.history.present.settings.outputs],
  (state): ReadonlySet<string> => new Set(requestedOutputs(state)),
)
