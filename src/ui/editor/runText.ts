import type { Problem, Program } from '../../engine/page.ts'
import type { AppState } from '../store/state.ts'

/** Which program the last run's problems speak of: places in an older text must not be drawn in a newer one. */
export interface RunText {
  readonly run: number | null
  readonly problems: readonly Problem[]
  readonly program: Program | null
}

type Followed = Pick<AppState, 'program' | 'run' | 'runProblems'>

export function startRunText({ program, run, runProblems }: Followed): RunText {
  return { run: run?.run ?? null, problems: runProblems, program }
}

/** A run speaks of the program that it started with; a request that was refused, of the one that is there. */
export function followRun(before: RunText, state: Followed): RunText {
  const run = state.run?.run ?? null
  if (run !== before.run) return { run, problems: state.runProblems, program: state.program }
  if (state.runProblems === before.problems) return before
  const refused = state.runProblems.some((problem) => problem.scope !== 'run' && problem.scope !== 'data')
  return { run, problems: state.runProblems, program: refused ? state.program : before.program }
}

/** The problems whose places are right for the text that `state.program` was made of. */
export function drawableProblems(state: Pick<AppState, 'program'>, run: RunText): readonly Problem[] {
  const build = state.program?.graph.problems ?? []
  return run.program === state.program ? [...build, ...run.problems] : build
}
