import { takeValues } from './givenValues.ts'
import type { CheckedNode } from './model/check.ts'
import type { RunEvent, RunOutcome } from './model/event.ts'
import { GraphError, isError, makeProblem, type Problem } from './model/problem.ts'
import type { RunRequest } from './model/request.ts'
import type { ResultBuilder } from './results/ResultBuilder.ts'
import { NodeFailure, RunFailure } from './run/errors.ts'
import { type RunSetup, runPlan } from './runPlan.ts'
import { createRunTeller } from './runTeller.ts'

export interface RunOptions {
  readonly run?: number
  readonly onEvent?: (event: RunEvent) => void
  readonly signal?: AbortSignal
  /** Makes the result in place of the adapter's own builder. */
  readonly resultBuilder?: ResultBuilder
}

/** How a run ended. Problems are also in the events; `result` is there where the outcome is `ok`. */
export interface RunEnd {
  readonly outcome: RunOutcome
  readonly problems: readonly Problem[]
  /** What the checks of nodes found, passed or not. */
  readonly checks: readonly CheckedNode[]
  readonly result: unknown
}

/** Runs what a plan says, told as events and an end: never throws for what the user wrote or gave. */
export async function runRequest(setup: RunSetup, request: RunRequest, options: RunOptions): Promise<RunEnd> {
  const start = performance.now()
  const now = () => performance.now() - start
  const { plan, program, composition } = setup
  const { hooks, adapter } = composition
  const told = createRunTeller(options.onEvent, composition)
  const given = takeValues(program.graph, plan, request, adapter)
  const problems = [
    ...plan.problems,
    ...composition.problems,
    ...composition.checkGraph(program.graph),
    ...given.problems,
  ]
  const warnings = problems.filter((problem) => !isError(problem))
  const run = options.run ?? 0
  told.emit({ kind: 'runStarted', run, nodes: plan.order.map((node) => node.name), outputs: plan.outputs })

  function end(outcome: RunOutcome, late: readonly Problem[], result?: unknown): RunEnd {
    told.emit({ kind: 'runFinished', time: now(), outcome, problems: late })
    return { outcome, problems: [...told.problems, ...late], checks: [...told.checks.values()], result }
  }

  async function ending(outcome: RunOutcome, late: readonly Problem[], result?: unknown): Promise<RunEnd> {
    if (!hooks.has('postGraphExecute')) return end(outcome, late, result)
    const success = outcome === 'ok'
    try {
      await hooks.call('postGraphExecute', { run, success, result, problems: [...told.problems, ...late] })
      return end(outcome, late, result)
    } catch (error) {
      return end(success ? 'failed' : outcome, [...late, ...problemsOf(error)])
    }
  }

  if (warnings.length < problems.length) return end('failed', problems)
  try {
    if (hooks.has('preGraphExecute')) {
      const { inputs, overrides } = request
      const names = plan.order.map((node) => node.name)
      await hooks.call('preGraphExecute', {
        run,
        outputs: plan.outputs,
        plan: names,
        inputs,
        overrides,
        emit: told.emit,
      })
    }
    const result = await runPlan(setup, given.values, {
      emit: told.emit,
      now,
      startedAt: performance.timeOrigin + start,
      signal: options.signal,
      resultBuilder: options.resultBuilder,
      followed: told.followed,
      overridden: new Set(Object.keys(request.overrides)),
      isTold: (node) => told.failed.has(node),
      hasFailed: () => told.problems.some(isError),
    })
    return ending('ok', warnings, result)
  } catch (error) {
    if (options.signal?.aborted) return ending('stopped', warnings)
    // What a node threw has been told; an adapter that runs nodes late throws it on.
    const late = error instanceof RunFailure ? [] : problemsOf(error).filter((one) => !told.problems.includes(one))
    return ending('failed', [...warnings, ...late])
  }
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof GraphError) return error.problems
  return error instanceof NodeFailure ? [error.problem] : [builderProblem(error)]
}

/** A result builder of the user's threw. */
function builderProblem(error: unknown): Problem {
  return makeProblem('DW-RESULT-003', 'run', {
    message: `The result could not be built: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'Take the result as a dict, or correct the result builder.',
  })
}
