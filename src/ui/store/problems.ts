import { isError, type Problem } from '../../engine/page.ts'
import type { AppState } from './state.ts'

/** With `files`, what is wrong with data files counts too. */
export type ProblemSources = Pick<AppState, 'program' | 'runProblems' | 'analyzerProblem' | 'run'> &
  Partial<Pick<AppState, 'files'>>

/** Every problem there is to show, each once: of the build, of data files, of the last run. Errors come first. */
export function allProblems(state: ProblemSources): readonly Problem[] {
  const { program, analyzerProblem, files } = state
  const all = [
    ...(analyzerProblem ? [analyzerProblem] : []),
    ...(program?.graph.problems ?? []),
    ...[...(files?.values() ?? [])].flatMap((file) => file.problems),
    ...runProblems(state),
  ]
  const problems = [...new Map(all.map((problem) => [keyOf(problem), problem])).values()]
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))]
}

/** What stands on the Problems tab. */
export function countProblems(state: ProblemSources): number {
  return allProblems(state).length
}

/** Those that name the node. */
export function problemsOf(problems: readonly Problem[], node: string): readonly Problem[] {
  return problems.filter((problem) => problem.nodes.includes(node))
}

/** A request that was refused says nothing of the run before it, which is still the last one. */
function runProblems({ runProblems, run }: ProblemSources): readonly Problem[] {
  const isRefused = runProblems.some(
    (problem) => isError(problem) && problem.scope !== 'run' && problem.scope !== 'data',
  )
  return isRefused ? runProblems : [...runProblems, ...(run?.problems ?? [])]
}

/** The same mistake may come from the build, from a node's event and from the run's end. */
function keyOf({ code, message, where, nodes }: Problem): string {
  return JSON.stringify([code, message, where && [where.file, where.line, where.column], nodes])
}
