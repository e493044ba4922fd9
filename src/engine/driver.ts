import { type GraphAdapter, isPlacing } from './adapters/GraphAdapter.ts'
import { takeValues, withoutLoosened } from './givenValues.ts'
import { type Composition, composeAdapters } from './lifecycle/compose.ts'
import type { Adapter } from './lifecycle/LifecycleAdapter.ts'
import { lookUpNodes } from './lookUpNodes.ts'
import type { LookedUp } from './model/cached.ts'
import type { Graph, GraphNode, Program } from './model/graph.ts'
import type { RunPlacement } from './model/placement.ts'
import { GraphError, isError, makeProblem, type Problem } from './model/problem.ts'
import type { RunRequest } from './model/request.ts'
import { planRun, type RunPlan } from './plan/plan.ts'
import { createLoader, type Loader, type Packages, type WriteConsole } from './run/loader.ts'
import { neededOf } from './run/reuse.ts'
import { createSchedule, type Schedule } from './run/schedule.ts'
import { allServices, type RunServices } from './run/services.ts'
import { planned, type RunSetup } from './runPlan.ts'
import { type RunEnd, type RunOptions, runRequest } from './runRequest.ts'

export interface DriverOptions {
  readonly adapter?: GraphAdapter
  /** What takes part in builds and runs, as `Builder.withAdapters` takes it. */
  readonly adapters?: readonly Adapter[]
  /** What modules may import; needed by adapters that run nodes in place. */
  readonly packages?: Packages
  /** Where files and the cache are; without, there are none. */
  readonly services?: Partial<RunServices>
  /** Finds the versions of the program's code, where the program does not bring them. */
  readonly findVersions?: () => Program['versions']
  /** Live modules of the program, by path: what `import * as` gives of each. */
  readonly functions?: ReadonlyMap<string, object>
}

export interface ExecuteOptions {
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly overrides?: Readonly<Record<string, unknown>>
}

/** Runs a program's graph: plans what was asked for, hands each node to the adapter, and builds the result. */
export class Driver {
  /** What was made of the adapters. */
  readonly composition: Composition
  #program: Program | null
  readonly #adapter: GraphAdapter
  #packages: Packages
  #functions: ReadonlyMap<string, object> | undefined
  protected readonly services: RunServices
  readonly #schedules = new WeakMap<readonly GraphNode[], Schedule>()
  #latest: { readonly key: string; readonly plan: RunPlan } | null = null
  #loader: Loader | null = null
  #write: WriteConsole = () => {}

  /** Without a program, it is given one later: until then there is nothing to ask. */
  protected constructor(program: Program | null, options: DriverOptions) {
    this.#program = program
    this.composition = composeAdapters([...(options.adapter ? [options.adapter] : []), ...(options.adapters ?? [])])
    this.#adapter = this.composition.adapter
    this.#packages = options.packages ?? {}
    this.#functions = options.functions
    this.services = allServices(options.services)
  }

  /** From a linked graph, broken or not: a run reports what is wrong. `Builder.build()` throws instead. */
  static fromGraph(program: Program, options: DriverOptions = {}): Driver {
    return new Driver(program, options)
  }

  get graph(): Graph {
    return this.program.graph
  }

  /** @throws {GraphError} where it has not been given one yet. */
  protected get program(): Program {
    if (this.#program) return this.#program
    throw new GraphError([
      makeProblem('DW-DRIVER-001', 'request', {
        message: 'This driver has not read its modules yet.',
        hint: 'Await driver.ready() before you ask it, or make it with await new Builder().withModules(...).build().',
      }),
    ])
  }

  protected takeProgram(program: Program, { packages = {}, functions }: DriverOptions): void {
    this.#program = program
    this.#packages = packages
    this.#functions = functions
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
  run(request: RunRequest, options: RunOptions = {}): Promise<RunEnd> {
    const setup: RunSetup = {
      program: this.program,
      composition: this.composition,
      services: this.services,
      plan: this.plan(request),
      schedule: (plan) => this.#scheduleOf(plan),
      loaderFor: (write) => this.#loaderFor(write),
    }
    return runRequest(setup, request, options)
  }

  #planOf({ outputs, inputs, overrides }: RunRequest): RunPlan {
    const key = JSON.stringify([outputs, Object.keys(inputs), Object.keys(overrides)])
    if (this.#latest?.key === key) return this.#latest.plan
    const given = { inputs: new Set(Object.keys(inputs)), overrides: new Set(Object.keys(overrides)) }
    const plan = planRun(this.graph, { outputs, ...given })
    this.#latest = { key, plan }
    return plan
  }

  /** The same request again, as a page or a service makes it, is not prepared anew. */
  #scheduleOf(plan: RunPlan): Schedule {
    const known = this.#schedules.get(plan.steps)
    if (known) return known
    const schedule = createSchedule(plan.steps, plan.outputs)
    this.#schedules.set(plan.steps, schedule)
    return schedule
  }

  /** Modules are evaluated once, on the first run in place, as an import would; what they print goes to the latest run. */
  #loaderFor(write: WriteConsole): Loader {
    this.#write = write
    this.#loader ??= createLoader(
      this.program,
      this.#packages,
      (level, text) => this.#write(level, text),
      (path) => this.#functions?.get(path),
    )
    return this.#loader
  }

  /** What stops every run; edges that the adapter takes although the compiler refuses them are left out. */
  buildProblems(): Problem[] {
    const problems = this.graph.problems.filter((problem) => problem.scope === 'build')
    const { composition } = this
    return [
      ...withoutLoosened(this.graph, problems, this.#adapter),
      ...composition.problems,
      ...composition.checkGraph(this.graph),
    ]
  }

  /** What a run would do, and what is wrong with the request by names alone. */
  plan(request: RunRequest): RunPlan {
    const plan = this.#planOf(request)
    return { ...plan, problems: withoutLoosened(this.graph, plan.problems, this.#adapter) }
  }

  /**
   * What the cache would give of a run, and of each other node why not; nothing runs, and nothing of the question is remembered.
   * What lies below a node that would run is open until that has. Empty without a cache, and for a request that cannot run.
   */
  async lookUp(request: RunRequest): Promise<readonly LookedUp[]> {
    const { program, composition, services } = this
    return lookUpNodes({ program, composition, services, plan: this.plan(request) }, request)
  }

  /**
   * Which worker would run what of a request, and why; null where the adapter places nothing. What `lookUp` says that the cache
   * would give need not run.
   */
  placement(request: RunRequest, lookUps: readonly LookedUp[] = []): RunPlacement | null {
    const adapter = this.#adapter
    if (!isPlacing(adapter)) return null
    const plan = this.#planOf(request)
    const hits = new Map(lookUps.filter(({ kind }) => kind === 'hit').map((one) => [one.node, one]))
    const program = planned(this.program, hits.size ? neededOf(plan, hits) : plan)
    return adapter.placement?.(program, this.composition.behaviours) ?? null
  }

  /** Every problem that `execute` would refuse the request for, without running anything; warnings included. */
  validateExecution(outputs: readonly string[], options: ExecuteOptions = {}): Problem[] {
    const request = toRequest(outputs, options)
    const plan = this.plan(request)
    return [...plan.problems, ...takeValues(this.graph, plan, request, this.#adapter).problems]
  }
}

function toRequest(outputs: readonly string[], { inputs = {}, overrides = {} }: ExecuteOptions): RunRequest {
  return { outputs, inputs, overrides }
}
