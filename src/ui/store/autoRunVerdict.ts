import { type Basis, findStale, isError, type ResultKind } from '../../engine/page.ts'
import type { Verdict } from './autoRunMachine.ts'
import { planFor, requestedOutputs } from './requestedRun.ts'
import { basisOf } from './staleness.ts'
import type { AppState } from './state.ts'

/** What the latest run was asked for. */
export interface AskedRun {
  readonly basis: Basis | null
  readonly outputs: readonly string[]
  readonly result: ResultKind
}

export interface Judged {
  readonly verdict: Verdict
  /** What keeps it from running, as a sentence. */
  readonly waits: string | null
}

type Sources = Pick<AppState, 'history' | 'program' | 'analyzing' | 'analyzerProblem' | 'sandbox'>

/** Whether a run would give anything that the latest one did not. */
export function judge(state: Sources, asked: AskedRun | null): Judged {
  const blocked = (waits: string): Judged => ({ verdict: 'nothing', waits })
  if (state.sandbox === 'failed') return blocked('The sandbox could not start.')
  if (state.analyzerProblem) return blocked('The code could not be read.')
  const basis = state.analyzing ? null : basisOf(state)
  if (!basis) return { verdict: 'later', waits: null }
  const wanted = requestedOutputs(state)
  if (wanted.length === 0) return blocked('No output is chosen.')
  const { outputs, order, problems } = planFor(state, wanted)
  const [error, ...more] = problems.filter(isError)
  if (error) return blocked(`${firstLine(error.message)}${more.length ? ` And ${more.length} more.` : ''}`)
  const { result } = state.history.present.settings
  const isSame = asked?.basis && asked.result === result && String(asked.outputs) === String(outputs)
  const stale = isSame && asked.basis ? findStale(asked.basis, basis) : null
  const isNew = !stale || [...order.map((node) => node.name), ...outputs].some((name) => stale.has(name))
  return { verdict: isNew ? 'run' : 'nothing', waits: null }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
