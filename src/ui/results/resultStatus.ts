import { isError, type Problem } from '../../engine/page.ts'
import type { AppState } from '../store/state.ts'

/** What the result panel says above what it shows. */
export type ResultStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'shown' }

type Followed = Pick<AppState, 'run' | 'showsRunning' | 'result' | 'runProblems'>

export function resultStatus({ run, showsRunning, result, runProblems }: Followed): ResultStatus {
  if (showsRunning) {
    const nodes = run?.outcome === 'running' ? [...run.nodes.values()] : []
    const done = nodes.filter((node) => node.status !== 'queued' && node.status !== 'running').length
    return { kind: 'running', done, total: nodes.length }
  }
  const errors = [...runProblems, ...(run?.outcome === 'failed' ? run.problems : [])].filter(isError)
  if (errors.length) return { kind: 'failed', problems: distinct(errors) }
  if (run?.outcome === 'stopped') return { kind: 'stopped' }
  return { kind: result ? 'shown' : 'none' }
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()]
}
