import type { GraphNode } from '../model/graph.ts'
import { listNames } from '../model/names.ts'
import { GraphError, makeProblem, type Problem } from '../model/problem.ts'
import { NodeFailure } from '../run/errors.ts'
import { previewOf } from '../values/summarise.ts'
import type { Moment, Moments } from './LifecycleAdapter.ts'

const HINT = 'Correct the adapter, or take it away.'

/** What a hook that threw makes of its moment: the node, or the run, fails. */
export function hookFailure(adapter: string, moment: Moment, payload: Moments[Moment], error: unknown): Error {
  const node = nodeIn(payload)
  const names = namesIn(payload)
  const at = names.length ? ` at ${listNames(names.map((name) => `"${name}"`))}` : ''
  const parts = {
    message: `${adapter}.${moment} failed${at}: ${textOf(error)}`,
    hint: HINT,
    nodes: names,
    where: node?.where ?? null,
  }
  if (moment === 'postGraphConstruct') return new GraphError([makeProblem('DW-LIFE-005', 'build', parts)])
  const problem = makeProblem('DW-LIFE-004', 'run', parts)
  return names.length ? new NodeFailure(problem, { cause: error }) : new GraphError([problem])
}

/** Listening never stops a run: what threw is left out of the rest of it. */
export function listenerProblem(adapter: string, error: unknown): Problem {
  return makeProblem('DW-LIFE-008', 'run', {
    message: `${adapter}.onEvent failed, and heard no more of this run: ${textOf(error)}`,
    hint: HINT,
    severity: 'warning',
  })
}

export function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : `it threw ${previewOf(error)}`
}

function nodeIn(payload: Moments[Moment]): GraphNode | null {
  return 'node' in payload && typeof payload.node === 'object' ? payload.node : null
}

function namesIn(payload: Moments[Moment]): readonly string[] {
  if ('node' in payload) return [typeof payload.node === 'string' ? payload.node : payload.node.name]
  if ('task' in payload) return payload.task.nodes
  return 'tasks' in payload ? payload.tasks.flatMap((task) => task.nodes) : []
}
