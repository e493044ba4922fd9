import { isError, type Problem } from '../../engine/page.ts'
import type { AppState } from './state.ts'

type Sources = Pick<AppState, 'program' | 'runProblems' | 'analyzerProblem' | 'run'>

/** Every problem there is to show, each once: the build's, the analyzer's own, and the last run's. Errors come first. */
export function allProblems(state: Sources): readonly Problem[] {
  const { program, runProblems, analyzerProblem, run } = state
  const found = new Map<string, Problem>()
  const add = (problem: Problem) => {
    const key = keyOf(problem)
    if (!found.has(key)) found.set(key, problem)
  }
  if (analyzerProblem) add(analyzerProblem)
  program?.graph.problems.forEach(add)
  runProblems.forEach(add)
  run?.problems.forEach(add)
  const problems = [...found.values()]
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))]
}

/** What stands on the Problems tab. */
export function countProblems(state: Sources): number {
  return allProblems(state).length
}

/** A node's own problems: those that name it. */
export function problemsOf(problems: readonly Problem[], node: string): readonly Problem[] {
  return problems.filter((problem) => problem.nodes.includes(node))
}

/** The same mistake may come from the build, from a node's event and from the run's end. */
function keyOf({ code, message, where, nodes }: Problem): string {
  return JSON.stringify([code, message, where && [where.file, where.line, where.column], nodes])
}
