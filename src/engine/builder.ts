import { isPlacing } from './adapters/GraphAdapter.ts'
import { buildProgram } from './buildProgram.ts'
import { Driver } from './libraryDriver.ts'
import type { Adapter } from './lifecycle/LifecycleAdapter.ts'
import { findUnreachable } from './live/findUnreachable.ts'
import type { Json, SourceText } from './model/module.ts'
import { GraphError, isError } from './model/problem.ts'
import type { RunServices } from './run/services.ts'

/** Puts a driver together: modules, config and an adapter. */
export class Builder {
  readonly #modules: object[] = []
  readonly #files: SourceText[] = []
  readonly #config: Record<string, Json> = Object.create(null)
  readonly #adapters: Adapter[] = []
  #services: Partial<RunServices> = {}
  #allowsModuleOverrides = false

  /**
   * Modules whose exported functions become nodes: text (`source('features.ts', text)`), live functions (what `import * as
   * features from './features'` gives), or what `dagwright/vite` makes of `./features.ts?dag`.
   */
  withModules(...modules: readonly object[]): this {
    this.#modules.push(...modules)
    return this
  }

  /** Files that modules import; their functions are no nodes. */
  withFiles(...files: readonly SourceText[]): this {
    this.#files.push(...files)
    return this
  }

  /** Merges; later keys win. */
  withConfig(config: Readonly<Record<string, Json>>): this {
    Object.assign(this.#config, config)
    return this
  }

  /**
   * What runs nodes and makes the result (at most one each; without, they run here and give a dict), and whatever looks on or
   * steps in. Repeated calls add; hooks are called in this order.
   */
  withAdapters(...adapters: readonly Adapter[]): this {
    this.#adapters.push(...adapters)
    return this
  }

  /** Where files are that nodes load and save: `createNodeFiles(folder)` in Node. Without, there are none. */
  withServices(services: Partial<RunServices>): this {
    this.#services = { ...this.#services, ...services }
    return this
  }

  /** Of functions of one name in several modules the last module's counts; without this, they are a problem. */
  allowModuleOverrides(): this {
    this.#allowsModuleOverrides = true
    return this
  }

  /** A builder that stands where this one does, and goes its own way from there. Adapters are shared. */
  copy(): Builder {
    const copy = new Builder()
      .withModules(...this.#modules)
      .withFiles(...this.#files)
      .withConfig(this.#config)
      .withAdapters(...this.#adapters)
      .withServices(this.#services)
    return this.#allowsModuleOverrides ? copy.allowModuleOverrides() : copy
  }

  /** @throws {GraphError} with all problems of the build. */
  async build(): Promise<Driver> {
    const { program, packages, functions, findVersions } = await buildProgram({
      modules: this.#modules,
      files: this.#files,
      config: this.#config,
      versions: this.#adapters.some((adapter) => 'cache' in adapter),
      allowModuleOverrides: this.#allowsModuleOverrides,
    })
    const driver = Driver.fromGraph(program, {
      packages,
      functions,
      findVersions,
      adapters: this.#adapters,
      services: this.#services,
    })
    const unreachable = isPlacing(driver.composition.adapter) ? findUnreachable(program, functions) : []
    const problems = [...driver.buildProblems(), ...unreachable].filter(isError)
    if (problems.length) throw new GraphError(problems)
    await driver.composition.hooks.call('postGraphConstruct', { graph: program.graph, config: program.graph.config })
    return driver
  }
}
