import { isPlacing } from './adapters/GraphAdapter.ts'
import { runsPlainly } from './adapters/SimpleGraphAdapter.ts'
import { createCachedRun } from './cachedRun.ts'
import type { Composition } from './lifecycle/compose.ts'
import type { RunEvent } from './model/event.ts'
import type { GraphNode, Program } from './model/graph.ts'
import { makeProblem, type Problem } from './model/problem.ts'
import { nodesOf } from './model/steps.ts'
import type { RunPlan } from './plan/plan.ts'
import type { ResultBuilder } from './results/ResultBuilder.ts'
import { NodeFailure, RunFailure } from './run/errors.ts'
import { isPromise } from './run/isPromise.ts'
import type { Loader, WriteConsole } from './run/loader.ts'
import { createNodeRunner, toKwargs } from './run/nodeRunner.ts'
import { orStopped } from './run/orStopped.ts'
import { runNodes } from './run/runNodes.ts'
import type { Schedule } from './run/schedule.ts'
import type { RunServices } from './run/services.ts'

/** What a driver brings to a run. */
export interface RunSetup {
  readonly program: Program
  readonly composition: Composition
  readonly services: RunServices
  readonly plan: RunPlan
  readonly schedule: (plan: RunPlan) => Schedule
  readonly loaderFor: (write: WriteConsole) => Loader
}

interface RunClock {
  readonly emit: (event: RunEvent) => void
  readonly now: () => number
  readonly startedAt: number
  readonly signal: AbortSignal | undefined
  readonly resultBuilder: ResultBuilder | undefined
  readonly followed: boolean
  /** Names of the overrides. */
  readonly overridden: ReadonlySet<string>
  /** Whether it was told that this node failed. */
  readonly isTold: (node: string) => boolean
  /** Whether a node failed so that nothing may stand for its value. */
  readonly hasFailed: () => boolean
}

/** Gives the result; throws what ended the run. */
export async function runPlan(setup: RunSetup, given: ReadonlyMap<string, unknown>, run: RunClock): Promise<unknown> {
  const { composition, loaderFor } = setup
  const { emit, now, startedAt, signal = new AbortController().signal } = run
  const { adapter, behaviours, hooks, cache } = composition
  const caching = cache && createCachedRun(cache, { emit, now, files: setup.services })
  const services: RunServices = {
    ...setup.services,
    ...caching?.services,
    callHook: (call) => hooks.answer(call, setup.program.graph),
  }
  const { plan, values } = caching
    ? await caching.reduce({ program: setup.program, plan: setup.plan, given, overridden: run.overridden })
    : { plan: setup.plan, values: given }
  signal.throwIfAborted()
  const program = planned(setup.program, plan)
  if (isPlacing(adapter)) {
    const { resultBuilder } = run
    const outputs = plan.outputs
    adapter.prepareRun({ program, services, behaviours, hooks, outputs, emit, startedAt, signal, resultBuilder })
  }
  const runner = createNodeRunner({
    program,
    loaderFor,
    emit,
    now,
    worker: 0,
    followed: run.followed,
    summaries: composition.summaries,
    services,
    behaviours,
    createCache: cache?.create,
  })
  const execute = runsPlainly(adapter)
    ? runner.run
    : tellingFailures(
        (node, taken) => adapter.executeNode(runner.executable(node), toKwargs(node, taken)),
        (node, problem) => {
          if (!run.isTold(node)) emit({ kind: 'nodeFailed', node, time: now(), problem })
        },
      )
  try {
    const waiting = runNodes({
      schedule: setup.schedule(plan),
      given: (name) => values.get(name),
      keep: plan.outputs,
      execute: run.signal ? unlessStopped(execute, run.signal) : execute,
      onSkipped(step, because) {
        if (signal.aborted) return
        for (const node of nodesOf(step)) emit({ kind: 'nodeSkipped', node, time: now(), because })
      },
    })
    const end = waiting instanceof Promise ? await orStopped(waiting, signal) : waiting
    signal.throwIfAborted()
    const graceful = behaviours.find((one) => one.kind === 'graceful')
    if (end.failed.size && (!graceful || run.hasFailed())) throw new RunFailure()
    const resultOf = (name: string) => (end.failed.has(name) ? graceful?.sentinel : end.value(name))
    // An adapter that places nodes resolves its references before it builds.
    const builder = isPlacing(adapter) ? adapter : (run.resultBuilder ?? adapter)
    return await builder.buildResult(new Map(plan.outputs.map((name) => [name, resultOf(name)])))
  } finally {
    await caching?.end()
  }
}

type Execute = (node: GraphNode, taken: readonly unknown[]) => unknown

/** A run that was stopped may still have nodes that wait for others: they do not start any more. */
function unlessStopped(execute: Execute, signal: AbortSignal): Execute {
  return (node, taken) => {
    signal.throwIfAborted()
    return execute(node, taken)
  }
}

/** What a node throws it has told itself; what the adapter throws of its own nobody has. */
function tellingFailures(execute: Execute, tell: (node: string, problem: Problem) => void): Execute {
  const fail = (step: GraphNode, error: unknown): never => {
    if (error instanceof NodeFailure) throw error
    const [node = step.name] = nodesOf(step)
    const problem = adapterProblem(node, step, error)
    tell(node, problem)
    throw new NodeFailure(problem, { cause: error })
  }
  return (step, taken) => {
    try {
      const value = execute(step, taken)
      return isPromise(value) ? value.catch((error: unknown) => fail(step, error)) : value
    } catch (error) {
      return fail(step, error)
    }
  }
}

function adapterProblem(node: string, { where }: GraphNode, error: unknown): Problem {
  return makeProblem('DW-RUN-006', 'run', {
    message: `The adapter could not run "${node}": ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}.`,
    hint: "Correct the adapter's executeNode, or take the adapter away.",
    nodes: [node],
    where,
  })
}

/** Steps -> what a run of them was made of and sees: the same request again finds what was made for it. */
const programs = new WeakMap<readonly GraphNode[], { readonly of: Program; readonly seen: Program }>()

/** The program as a run sees it: what it will run, and no more. */
export function planned(program: Program, { steps }: Pick<RunPlan, 'steps'>): Program {
  const known = programs.get(steps)
  if (known?.of === program) return known.seen
  const seen = { ...program, sources: [], graph: { ...program.graph, nodes: steps, problems: [] } }
  programs.set(steps, { of: program, seen })
  return seen
}
