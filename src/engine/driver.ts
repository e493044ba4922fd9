import { type GraphAdapter, isPlacing } from './adapters/GraphAdapter.ts'
import { runsPlainly, SimpleGraphAdapter } from './adapters/SimpleGraphAdapter.ts'
import { takeValues, withoutLoosened } from './givenValues.ts'
import type { RunEvent, RunOutcome } from './model/event.ts'
import { downstreamOf, findNode, type Graph, type GraphNode, type Program, upstreamOf } from './model/graph.ts'
import { moduleName } from './model/module.ts'
import { didYouMean } from './model/names.ts'
import { GraphError, isError, makeProblem, type Problem } from './model/problem.ts'
import type { RunRequest } from './model/request.ts'
import { typeAt } from './model/type.ts'
import { nodesOf } from './plan/lower.ts'
import { planRun, type RunPlan } from './plan/plan.ts'
import type { Behaviour } from './run/behaviour.ts'
import { RunFailure } from './run/errors.ts'
import { createLoader, type Loader, type Packages, type WriteConsole } from './run/loader.ts'
import { createNodeRunner, toKwargs } from './run/nodeRunner.ts'
import { runNodes } from './run/runNodes.ts'
import { createSchedule } from './run/schedule.ts'
import { NO_SERVICES, type RunServices } from './run/services.ts'

export interface DriverOptions {
  readonly adapter?: GraphAdapter
  /** What modules may import; needed by adapters that run nodes in place. */
  readonly packages?: Packages
}

export interface ExecuteOptions {
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly overrides?: Readonly<Record<string, unknown>>
}

export interface RunOptions {
  readonly run?: number
  readonly onEvent?: (event: RunEvent) => void
  readonly signal?: AbortSignal
}

/** How a run ended. Problems are also in the events; `result` is there where the outcome is `ok`. */
export interface RunEnd {
  readonly outcome: RunOutcome
  readonly problems: readonly Problem[]
  readonly result: unknown
}

/** A node as `listAvailableVariables` tells it. */
export interface Variable {
  readonly name: string
  readonly type: string
  readonly kind: GraphNode['kind']
  readonly module: string
  readonly tags: GraphNode['tags']
  readonly doc: string
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/** Tag -> value, list of values (any of them), or null (the tag is there). All must hold. */
export type TagFilter = Readonly<Record<string, string | readonly string[] | null>>

/** Runs a program's graph: plans what was asked for, hands each node to the adapter, and builds the result. */
export class Driver {
  readonly graph: Graph
  readonly #program: Program
  readonly #adapter: GraphAdapter
  readonly #packages: Packages
  #loader: Loader | null = null
  #write: WriteConsole = () => {}

  private constructor(program: Program, options: DriverOptions) {
    this.#program = program
    this.graph = program.graph
    this.#adapter = options.adapter ?? new SimpleGraphAdapter()
    this.#packages = options.packages ?? {}
  }

  /** From a linked graph, broken or not: a run reports what is wrong. `Builder.build()` throws instead. */
  static fromGraph(program: Program, options: DriverOptions = {}): Driver {
    return new Driver(program, options)
  }

  /**
   * Runs what the outputs need and gives what the result builder makes of them.
   *
   * @throws {GraphError} with every problem of the request, or of the run.
   */
  async execute(outputs: readonly string[], options: ExecuteOptions = {}): Promise<unknown> {
    const { outcome, problems, result } = await this.run(toRequest(outputs, options))
    if (outcome !== 'ok') throw new GraphError(problems.filter(isError))
    return result
  }

  /** As `execute`, told as events and an end: never throws for what the user wrote or gave. */
  async run(request: RunRequest, options: RunOptions = {}): Promise<RunEnd> {
    const start = performance.now()
    const startedAt = performance.timeOrigin + start
    const now = () => performance.now() - start
    const seen: Problem[] = []
    const emit = (event: RunEvent): void => {
      if (event.kind === 'nodeFailed' || event.kind === 'nodeWarned') seen.push(event.problem)
      options.onEvent?.(event)
    }
    const end = (outcome: RunOutcome, problems: readonly Problem[], result?: unknown): RunEnd => {
      emit({ kind: 'runFinished', time: now(), outcome, problems })
      return { outcome, problems: [...seen, ...problems], result }
    }
    const plan = this.plan(request)
    const given = takeValues(this.graph, plan, request, this.#adapter)
    const problems = [...plan.problems, ...given.problems]
    const warnings = problems.filter((problem) => !isError(problem))
    emit({
      kind: 'runStarted',
      run: options.run ?? 0,
      nodes: plan.order.map((node) => node.name),
      outputs: plan.outputs,
    })
    if (warnings.length < problems.length) return end('failed', problems)
    try {
      const result = await this.#runPlan(plan, given.values, { emit, now, startedAt, signal: options.signal })
      return end('ok', warnings, result)
    } catch (error) {
      if (options.signal?.aborted) return end('stopped', warnings)
      if (error instanceof RunFailure) return end('failed', warnings)
      return end('failed', [...warnings, ...(error instanceof GraphError ? error.problems : [builderProblem(error)])])
    }
  }

  async #runPlan(plan: RunPlan, values: ReadonlyMap<string, unknown>, run: RunClock): Promise<unknown> {
    const { emit, now, startedAt, signal = new AbortController().signal } = run
    const adapter = this.#adapter
    const program = planned(this.#program, plan)
    const { services, behaviours } = this.#surroundings()
    if (isPlacing(adapter)) {
      adapter.prepareRun({ program, services, behaviours, outputs: plan.outputs, emit, startedAt, signal })
    }
    const runner = createNodeRunner({
      program,
      loaderFor: (write) => this.#loaderFor(write),
      emit,
      now,
      worker: 0,
      summaries: false,
      services,
      behaviours,
    })
    const end = await runNodes({
      schedule: createSchedule(plan.steps, plan.outputs),
      given: (name) => values.get(name),
      keep: plan.outputs,
      execute: runsPlainly(adapter)
        ? runner.run
        : (node, taken) => adapter.executeNode(runner.executable(node), toKwargs(node, taken)),
      onSkipped: (step, because) => {
        for (const node of nodesOf(step)) emit({ kind: 'nodeSkipped', node, time: now(), because })
      },
    })
    signal.throwIfAborted()
    if (end.failed.size) throw new RunFailure()
    return adapter.buildResult(new Map(plan.outputs.map((name) => [name, end.value(name)])))
  }

  #surroundings(): { services: RunServices; behaviours: readonly Behaviour[] } {
    return { services: NO_SERVICES, behaviours: [] }
  }

  /** Modules are evaluated once, on the first run in place, as an import would; what they print goes to the latest run. */
  #loaderFor(write: WriteConsole): Loader {
    this.#write = write
    this.#loader ??= createLoader(this.#program, this.#packages, (level, text) => this.#write(level, text))
    return this.#loader
  }

  /** What stops every run; edges that the adapter takes although the compiler refuses them are left out. */
  buildProblems(): Problem[] {
    const problems = this.graph.problems.filter((problem) => problem.scope === 'build')
    return withoutLoosened(this.graph, problems, this.#adapter)
  }

  /** What a run would do, and what is wrong with the request by names alone. */
  plan(request: RunRequest): RunPlan {
    const plan = planRun(this.graph, {
      outputs: request.outputs,
      inputs: new Set(Object.keys(request.inputs)),
      overrides: new Set(Object.keys(request.overrides)),
    })
    return { ...plan, problems: withoutLoosened(this.graph, plan.problems, this.#adapter) }
  }

  /** Every problem that `execute` would refuse the request for, without running anything; warnings included. */
  validateExecution(outputs: readonly string[], options: ExecuteOptions = {}): Problem[] {
    const request = toRequest(outputs, options)
    const plan = this.plan(request)
    return [...plan.problems, ...takeValues(this.graph, plan, request, this.#adapter).problems]
  }

  /** Every node, inputs and config included, sorted by name; with `tags` only those that have them. */
  listAvailableVariables(filter: { readonly tags?: TagFilter } = {}): Variable[] {
    return this.graph.nodes
      .filter((node) => matchesTags(node, filter.tags ?? {}))
      .map((node) => toVariable(this.graph, node))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  }

  /** The named nodes and all that they need, in the order of the graph. @throws {GraphError} for unknown names. */
  whatIsUpstreamOf(...names: readonly string[]): Variable[] {
    return this.#variables(upstreamOf(this.graph, this.#known(names)))
  }

  /** The named nodes and all that need them, in the order of the graph. @throws {GraphError} for unknown names. */
  whatIsDownstreamOf(...names: readonly string[]): Variable[] {
    return this.#variables(downstreamOf(this.graph, this.#known(names)))
  }

  #variables(names: ReadonlySet<string>): Variable[] {
    return this.graph.nodes.filter((node) => names.has(node.name)).map((node) => toVariable(this.graph, node))
  }

  #known(names: readonly string[]): readonly string[] {
    const unknown = names.filter((name) => !findNode(this.graph, name))
    if (unknown.length === 0) return names
    const known = this.graph.nodes.map((node) => node.name)
    throw new GraphError(
      unknown.map((name) =>
        makeProblem('DW-PLAN-001', 'request', {
          message: `"${name}" is not a node of this graph.`,
          hint: didYouMean(name, known, 'List the nodes with listAvailableVariables().'),
          nodes: [name],
        }),
      ),
    )
  }
}

/** The program as a run sees it: what it will run, and no more. */
function planned(program: Program, plan: RunPlan): Program {
  return { ...program, graph: { ...program.graph, nodes: plan.steps, problems: [] } }
}

interface RunClock {
  readonly emit: (event: RunEvent) => void
  readonly now: () => number
  readonly startedAt: number
  readonly signal: AbortSignal | undefined
}

function toRequest(outputs: readonly string[], { inputs = {}, overrides = {} }: ExecuteOptions): RunRequest {
  return { outputs, inputs, overrides }
}

function toVariable(graph: Graph, node: GraphNode): Variable {
  const names = (optional: boolean) =>
    node.dependencies.filter((one) => one.optional === optional).map((dependency) => dependency.node)
  return {
    name: node.name,
    type: typeAt(graph.types, node.type).text,
    kind: node.kind,
    module: node.module === null ? '' : moduleName(node.module),
    tags: node.tags,
    doc: node.doc,
    required: names(false),
    optional: names(true),
  }
}

function matchesTags(node: GraphNode, filter: TagFilter): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    const actual = Object.hasOwn(node.tags, key) ? node.tags[key] : undefined
    if (actual === undefined || wanted === null) return actual !== undefined
    const has = typeof actual === 'string' ? [actual] : actual
    return (typeof wanted === 'string' ? [wanted] : wanted).some((one) => has.includes(one))
  })
}

/** A result builder of the user's threw. */
function builderProblem(error: unknown): Problem {
  return makeProblem('DW-RESULT-003', 'run', {
    message: `The result could not be built: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'Take the result as a dict, or correct the result builder.',
  })
}
