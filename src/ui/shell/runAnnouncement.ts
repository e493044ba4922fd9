import { isError, type RunState } from '../../engine/page.ts'
import { count } from '../common/count.ts'
import { formatDuration } from '../common/formatDuration.ts'
import type { AppState } from '../store/state.ts'

/** One sentence at the start of a run and one at its end; the same text in between, so that it is said once. */
export function runAnnouncement(state: Pick<AppState, 'run' | 'showsRunning' | 'runProblems'>): string {
  const { run, showsRunning, runProblems } = state
  if (showsRunning) return run?.outcome === 'running' ? `Running ${count(run.nodes.size, 'function')}.` : 'Run started.'
  const errors = runProblems.filter(isError).length
  if (!run) return errors ? `The run did not start: ${count(errors, 'problem')}.` : ''
  return `Run ${WORDS[run.outcome]}: ${countStatuses(run)} in ${formatDuration(run.time)}.`
}

const WORDS = { ok: 'finished', failed: 'failed', stopped: 'stopped', running: 'under way' } as const

function countStatuses(run: RunState): string {
  const counts = new Map<string, number>()
  for (const { status } of run.nodes.values()) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, amount]) => `${amount} ${status}`).join(', ')
}
