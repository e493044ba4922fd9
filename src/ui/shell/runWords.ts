import { count } from '../common/count.ts'
import { memoLast } from '../common/memoLast.ts'
import { planFor, requestedOutputs } from '../store/requestedRun.ts'
import type { AppState } from '../store/state.ts'

export interface RunWords {
  readonly label: string
  readonly title: string
  readonly disabled: boolean
}

/** What the Run button says it would do. */
export const runWords = memoLast(
  (state: Pick<AppState, 'program' | 'history' | 'sandbox'>) => [
    state.program?.graph,
    state.history.present.settings,
    state.sandbox,
  ],
  (state): RunWords => {
    if (!state.program) return { label: 'Run', title: 'The code is still being read', disabled: true }
    const { outputs, order } = planFor(state, requestedOutputs(state))
    if (outputs.length === 0) {
      return { label: 'Run', title: 'Choose an output: the round mark on a card', disabled: true }
    }
    const waits = state.sandbox === 'starting' ? '; the sandbox is starting' : ''
    return {
      label: `Run ${count(outputs.length, 'output')}`,
      title: `Runs ${count(order.length, 'function')} for ${outputs.slice(0, 5).join(', ')}${outputs.length > 5 ? ', …' : ''}${waits}`,
      disabled: false,
    }
  },
)
