import { type GraphAdapter, isPlacing } from './adapters/GraphAdapter.ts'
import { lookUpNodes } from './cachedRun.ts'
import { takeValues, withoutLoosened } from './givenValues.ts'
import { knownNames } from './introspect.ts'
import { type Composition, composeAdapters } from './lifecycle/compose.ts'
import type { Adapter } from './lifecycle/LifecycleAdapter.ts'
import type { LookedUp } from './model/cached.ts'
import { downstreamOf, type Graph, type GraphNode, type Program, upstreamOf } from './model/graph.ts'
import { moduleName } from './model/module.ts'
import type { RunPlacement } from './model/placement.ts'
import { GraphError, isError, makeProblem, type Problem } from './model/problem.ts'
import type { RunRequest } from './model/request.ts'
import { typeAt } from './model/type.ts'
import { planRun, type RunPlan } from './plan/plan.ts'
import { createLoader, type Loader, type Packages, type WriteConsole } from './run/loader.ts'
import { createSchedule, type Schedule } from './run/schedule.ts'
import { NO_SERVICES, type RunServices } from './run/services.ts'
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
  /** What was made of the adapters. */
  readonly composition: Composition
  #program: Program | null
  readonly #adapter: GraphAdapter
  #packages: Packages
  #functions: ReadonlyMap<string, object> | undefined
  readonly #services: RunServices
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
    this.#services = { ...NO_SERVICES, ...options.services }
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
      services: this.#services,
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
    const { cache } = this.composition
    const plan = this.plan(request)
    const given = takeValues(this.graph, plan, request, this.#adapter)
    if (!cache || [...plan.problems, ...given.problems].some(isError)) return []
    const overridden = new Set(Object.keys(request.overrides))
    return lookUpNodes(cache, { program: this.program, plan, given: given.values, overridden })
  }

  /** Which worker would run what of a request, and why; null where the adapter places nothing. */
  placement(request: RunRequest): RunPlacement | null {
    const adapter = this.#adapter
    if (!isPlacing(adapter)) return null
    return adapter.placement?.(planned(this.program, this.#planOf(request))) ?? null
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
    return this.#variables(upstreamOf(this.graph, knownNames(this.graph, names)))
  }

  /** The named nodes and all that need them, in the order of the graph. @throws {GraphError} for unknown names. */
  whatIsDownstreamOf(...names: readonly string[]): Variable[] {
    return this.#variables(downstreamOf(this.graph, knownNames(this.graph, names)))
  }

  #variables(names: ReadonlySet<string>): Variable[] {
    return this.graph.nodes.filter((node) => names.has(node.name)).map((node) => toVariable(this.graph, node))
  }
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
