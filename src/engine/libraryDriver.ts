import { SimpleTableGraphAdapter } from './adapters/SimpleGraphAdapter.ts'
import { buildProgram } from './buildProgram.ts'
import { type DrawFormat, draw } from './draw/draw.ts'
import type { DrawOptions } from './draw/picture.ts'
import { type DriverOptions, type ExecuteOptions, Driver as GraphDriver } from './driver.ts'
import { executionNodes, exportNodes, knownNames, pathBetween } from './introspect.ts'
import { materializedNames, withMaterializers } from './materialize.ts'
import type { Materializer } from './materializers.ts'
import type { LookedUp } from './model/cached.ts'
import { downstreamOf, type Program, upstreamOf } from './model/graph.ts'
import type { Json } from './model/module.ts'
import type { RunPlacement } from './model/placement.ts'
import { GraphError, isError } from './model/problem.ts'
import type { RunRequest } from './model/request.ts'
import { explainPlan, type Reason } from './plan/explain.ts'
import type { RunPlan } from './plan/plan.ts'
import { DictResult } from './results/DictResult.ts'
import type { RunEnd, RunOptions } from './runRequest.ts'
import { listVariables, type TagFilter, type Variable, variablesNamed } from './variables.ts'

/** How to draw, and in which language; `svg` unless said otherwise. */
export interface DisplayOptions extends DrawOptions {
  readonly format?: DrawFormat
}

export interface MaterializeOptions extends ExecuteOptions {
  /** Names whose values are wanted besides. */
  readonly additionalVars?: readonly string[]
}

type Values = Readonly<Record<string, unknown>>

/** A plan that can say of every node what becomes of it, and why. */
export interface ExplainedPlan extends RunPlan {
  readonly reasons: readonly Reason[]
  /** Which worker would run what, when and why, by what nodes took before; null where the adapter places nothing. */
  readonly placement: RunPlacement | null
}

/** What a driver is made from that is not made from modules. */
class Built {
  readonly program: Program
  readonly options: DriverOptions

  constructor(program: Program, options: DriverOptions) {
    this.program = program
    this.options = options
  }
}

/**
 * Runs the graph of some modules, and tells and draws what is in it. `Builder` makes one that is ready, with adapters and a
 * dict as its result; `new Driver(config, ...modules)` one as the original driver was, with a table as its result.
 */
export class Driver extends GraphDriver {
  #options: DriverOptions
  #building: () => Promise<void>

  /**
   * As Hamilton's: `await new Driver({ region: 'us' }, features).execute(['spend_mean'])` gives an Arquero table. The modules,
   * as `Builder.withModules` takes them, are read by the first `execute`, or by `ready()`, which rejects with all problems of
   * the build. Before that there is no graph to be asked.
   */
  constructor(config: Readonly<Record<string, Json>>, ...modules: readonly object[])
  /** @internal */
  constructor(built: Built)
  constructor(from: Readonly<Record<string, Json>> | Built, ...modules: readonly object[]) {
    const built = from instanceof Built ? from : null
    const options = built?.options ?? { adapters: [new SimpleTableGraphAdapter()] }
    super(built?.program ?? null, options)
    this.#options = options
    this.#building = async () => {
      if (!(from instanceof Built)) await this.#build(from, modules)
    }
  }

  /** From a linked graph, broken or not: a run reports what is wrong. `Builder.build()` throws instead. */
  static override fromGraph(program: Program, options: DriverOptions = {}): Driver {
    return new Driver(new Built(program, options))
  }

  /** Itself, its modules read. @throws {GraphError} with all problems of the build. */
  async ready(): Promise<this> {
    await this.#building()
    return this
  }

  async #build(config: Readonly<Record<string, Json>>, modules: readonly object[]): Promise<void> {
    const building = buildProgram({ modules, files: [], config }).then(({ program, ...found }) => {
      this.#options = { ...this.#options, ...found }
      this.takeProgram(program, this.#options)
      const problems = this.buildProblems().filter(isError)
      if (problems.length) throw new GraphError(problems)
    })
    this.#building = () => building
    await building
  }

  override async run(request: RunRequest, options: RunOptions = {}): Promise<RunEnd> {
    await this.#building()
    return super.run(request, options)
  }

  override async lookUp(request: RunRequest): Promise<readonly LookedUp[]> {
    await this.#building()
    return super.lookUp(request)
  }

  /** What a run would do, node by node, and what is wrong with the request by names alone. */
  override plan(request: RunRequest): ExplainedPlan {
    const { graph } = this
    const { outputs } = request
    let reasons: readonly Reason[] | null = null
    const placement = () => this.placement(request)
    return {
      ...super.plan(request),
      get reasons() {
        const inputs = new Set(Object.keys(request.inputs))
        reasons ??= explainPlan(graph, { outputs, inputs, overrides: new Set(Object.keys(request.overrides)) })
        return reasons
      },
      get placement() {
        return placement()
      },
    }
  }

  /** Every node, inputs and config included, sorted by name; with `tags` only those that have them. */
  listAvailableVariables(filter: { readonly tags?: TagFilter } = {}): Variable[] {
    return listVariables(this.graph, filter.tags ?? {})
  }

  /** The named nodes and all that they need, in the order of the graph. @throws {GraphError} for unknown names. */
  whatIsUpstreamOf(...names: readonly string[]): Variable[] {
    return variablesNamed(this.graph, upstreamOf(this.graph, knownNames(this.graph, names)))
  }

  /** The named nodes and all that need them, in the order of the graph. @throws {GraphError} for unknown names. */
  whatIsDownstreamOf(...names: readonly string[]): Variable[] {
    return variablesNamed(this.graph, downstreamOf(this.graph, knownNames(this.graph, names)))
  }

  /**
   * The nodes on any way from the one to the other, both included, in the order of the graph; none where there is no way.
   *
   * @throws {GraphError} for unknown names.
   */
  whatIsThePathBetween(upstream: string, downstream: string): Variable[] {
    return variablesNamed(this.graph, pathBetween(this.graph, upstream, downstream))
  }

  /**
   * All that takes part in an execution, as JSON in Hamilton's words: `{"nodes": [{"name", "tags", "output_type",
   * "required_dependencies", "optional_dependencies", "source", "documentation", "version"}]}`, sorted by name.
   */
  exportExecution(outputs: readonly string[], { overrides = {} }: ExecuteOptions = {}): string {
    const versions = this.program.versions ?? this.#options.findVersions?.() ?? {}
    const nodes = exportNodes({ ...this.program, versions }, { outputs, overrides: new Set(Object.keys(overrides)) })
    return JSON.stringify({ nodes })
  }

  /**
   * Runs what savers need, and lets them write; loaders stand in for the nodes that they name. Gives what each saver tells of
   * its file, by its id, and the values of `additionalVars`.
   *
   * @throws {GraphError} with every problem of the materializers, of the request, or of the run.
   */
  async materialize(
    materializers: readonly Materializer[],
    { additionalVars = [], inputs = {}, overrides = {} }: MaterializeOptions = {},
  ): Promise<[metadata: Values, additional: Values]> {
    await this.#building()
    const { ids, additional } = materializedNames(this.graph, materializers, additionalVars)
    const driver = GraphDriver.fromGraph(withMaterializers(this.program, materializers), this.#options)
    const request = { outputs: [...ids, ...additional], inputs, overrides }
    const values = new Map<string, unknown>()
    const resultBuilder = {
      buildResult(outputs: ReadonlyMap<string, unknown>) {
        for (const [name, value] of outputs) values.set(name, value)
      },
    }
    const end = await driver.run(request, { resultBuilder })
    if (end.outcome !== 'ok') throw new GraphError(end.problems.filter(isError))
    const pick = (names: readonly string[]) =>
      new DictResult().buildResult(new Map(names.map((name) => [name, values.get(name)])))
    return [pick(ids), pick(additional)]
  }

  /** The whole graph, drawn. */
  displayAllFunctions(options: DisplayOptions = {}): string {
    return draw(this.graph, {}, options)
  }

  /** What an execution would run and start from, outputs and overrides marked. @throws {GraphError} for unknown outputs. */
  visualizeExecution(outputs: readonly string[], options: ExecuteOptions & DisplayOptions = {}): string {
    const overrides = new Set(Object.keys(options.overrides ?? {}))
    const nodes = executionNodes(this.graph, { outputs, overrides })
    return draw(this.graph, { nodes, outputs: new Set(outputs), overrides }, options)
  }

  /** Savers and loaders among what they need, as `materialize` would run them. */
  visualizeMaterialization(
    materializers: readonly Materializer[],
    { additionalVars = [], overrides = {}, ...options }: MaterializeOptions & DisplayOptions = {},
  ): string {
    const { ids, additional } = materializedNames(this.graph, materializers, additionalVars)
    const { graph } = withMaterializers(this.program, materializers)
    const view = { outputs: [...ids, ...additional], overrides: new Set(Object.keys(overrides)) }
    const nodes = executionNodes(graph, view)
    return draw(graph, { ...view, nodes, outputs: new Set(view.outputs) }, options)
  }

  /**
   * The way between two nodes in red, among what its nodes take; with `strict` the way alone.
   *
   * @throws {GraphError} for unknown names.
   */
  visualizePathBetween(
    upstream: string,
    downstream: string,
    { strict = false, ...options }: DisplayOptions & { readonly strict?: boolean } = {},
  ): string {
    const path = pathBetween(this.graph, upstream, downstream)
    const beside = this.graph.nodes.filter((node) => path.has(node.name)).flatMap((node) => node.dependencies)
    const nodes = new Set([...path, ...(strict ? [] : beside.map((dependency) => dependency.node))])
    return draw(this.graph, { nodes, path }, options)
  }

  /** The named nodes and all that they need, the named ones marked. @throws {GraphError} for unknown names. */
  displayUpstreamOf(names: string | readonly string[], options: DisplayOptions = {}): string {
    const outputs = this.#known(names)
    return draw(this.graph, { nodes: upstreamOf(this.graph, outputs), outputs }, options)
  }

  /** The named nodes and all that need them, the named ones marked. @throws {GraphError} for unknown names. */
  displayDownstreamOf(names: string | readonly string[], options: DisplayOptions = {}): string {
    const outputs = this.#known(names)
    return draw(this.graph, { nodes: downstreamOf(this.graph, outputs), outputs }, options)
  }

  #known(names: string | readonly string[]): ReadonlySet<string> {
    return new Set(knownNames(this.graph, typeof names === 'string' ? [names] : names))
  }
}
