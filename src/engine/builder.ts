import type { GraphAdapter } from './adapters/GraphAdapter.ts'
import { Driver } from './driver.ts'
import type { Json, SourceText } from './model/module.ts'
import { GraphError, isError } from './model/problem.ts'
import { PACKAGES } from './packages.ts'

/** A module from its text, for `Builder.withModules`. */
export function source(path: string, text: string): SourceText {
  return { path, text }
}

/** Puts a driver together: modules, config and an adapter. */
export class Builder {
  readonly #modules: SourceText[] = []
  readonly #files: SourceText[] = []
  readonly #config: Record<string, Json> = Object.create(null)
  #adapter: GraphAdapter | null = null

  /** Modules whose exported functions become nodes. */
  withModules(...modules: readonly SourceText[]): this {
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

  /** The adapter that places and runs nodes; without one they run here. */
  withAdapters(adapter: GraphAdapter): this {
    this.#adapter = adapter
    return this
  }

  /** @throws {GraphError} with all problems of the build. */
  async build(): Promise<Driver> {
    const { analyzeHere } = await import('./analyzeHere.ts')
    const program = analyzeHere({
      files: [...this.#modules, ...this.#files],
      modules: this.#modules.map((module) => module.path),
      config: this.#config,
    })
    const driver = Driver.fromGraph(program, {
      packages: PACKAGES,
      ...(this.#adapter ? { adapter: this.#adapter } : {}),
    })
    const problems = driver.buildProblems().filter(isError)
    if (problems.length) throw new GraphError(problems)
    return driver
  }
}
