import { relative, sep } from 'node:path'
import { normalizePath, type Plugin, type ResolvedConfig, searchForWorkspaceRoot } from 'vite'
import { formatProblem, isError, makeProblem, type Problem } from '../engine/model/problem.ts'
import { writeDagModule } from './dagModule.ts'
import { createProjectCompiler, type ProjectCompiler } from './projectCompiler.ts'
import { type Recorded, recordModule } from './recordModule.ts'

export interface DagwrightOptions {
  /** The TypeScript settings of the modules, from the project's folder: `tsconfig.json` unless told otherwise. */
  readonly tsconfig?: string
  /** Whether modules are given URLs to be imported from in workers; each becomes a chunk of its own. True unless told otherwise. */
  readonly workers?: boolean
}

const QUERY = /\?dag$/

/**
 * `import dag from './features.ts?dag'` gives a module for `Builder.withModules`: the live functions, with the types, names,
 * modifiers and documentation that their text has when it is built, which no minifier changes, and the URL for workers.
 *
 * @example export default defineConfig({ plugins: [dagwright()] })
 */
export function dagwright(options: DagwrightOptions = {}): Plugin {
  let config: ResolvedConfig
  let folder = ''
  let compiler: ProjectCompiler | null = null
  /** A module's id -> files that it was read from. */
  const sources = new Map<string, ReadonlySet<string>>()

  const inFolder = (file: string): string => relative(folder, file).replaceAll(sep, '/')
  const onDisk = (path: string): string => normalizePath(`${folder}/${path}`)

  function record(path: string): Recorded {
    compiler ??= createProjectCompiler(folder, options.tsconfig && inFolder(`${config.root}/${options.tsconfig}`))
    return recordModule(path, compiler.check(path))
  }

  return {
    name: 'dagwright',
    config: () => ({ optimizeDeps: { exclude: ['dagwright'] } }),
    configResolved(resolved) {
      config = resolved
      folder = searchForWorkspaceRoot(resolved.root)
    },
    async resolveId(source, importer) {
      if (!QUERY.test(source)) return null
      const found = await this.resolve(source.replace(QUERY, ''), importer, { skipSelf: true })
      return found && { id: `${found.id.replace(/\?.*$/, '')}?dag`, moduleSideEffects: false }
    },
    load(id) {
      if (!QUERY.test(id)) return null
      const file = id.replace(QUERY, '')
      const path = inFolder(file)
      if (path.startsWith('..')) tell([outsideProblem(file, folder)], this)
      const { recorded, others, problems, files } = record(path)
      sources.set(id, new Set(files.map(onDisk)))
      for (const one of files) this.addWatchFile(onDisk(one))
      tell(problems, this)
      const urlOf = (one: string): string => {
        const at = onDisk(one)
        if (options.workers === false) return 'null'
        if (config.command === 'build') {
          return `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id: at, preserveSignature: 'strict' })}`
        }
        // While developing, Node cannot import what the server serves.
        return this.environment.config.consumer === 'client' ? servedAt(at) : 'null'
      }
      return writeDagModule({ path, recorded, others, fileOf: onDisk, urlOf })
    },
    // Where the chunk really is, whatever the site's base: Node has none.
    resolveFileUrl: {
      order: 'pre',
      handler: ({ moduleId, relativePath }) =>
        QUERY.test(moduleId) ? `new URL(${JSON.stringify(relativePath)}, import.meta.url).href` : null,
    },
    hotUpdate({ file, modules }) {
      const graph = this.environment.moduleGraph
      const stale = [...sources].flatMap(([id, files]) => (files.has(file) ? (graph.getModuleById(id) ?? []) : []))
      for (const module of stale) graph.invalidateModule(module)
      return [...modules, ...stale]
    },
    closeBundle() {
      if (!this.meta.watchMode) compiler?.dispose()
      if (!this.meta.watchMode) compiler = null
    },
  }

  /** A new time makes a new module: workers that hold the one before import anew. */
  function servedAt(file: string): string {
    const inRoot = relative(config.root, file).replaceAll(sep, '/')
    const path = inRoot.startsWith('..') ? `/@fs/${file.replace(/^\//, '')}` : inRoot
    const url = `${config.base}${path.replace(/^\//, '')}?t=${Date.now()}`
    return `new URL(${JSON.stringify(url)}, import.meta.url).href`
  }
}

interface Told {
  warn(log: { message: string; loc?: Location }): void
  error(log: { message: string; loc?: Location }): never
}

interface Location {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Warnings one by one; all errors in one, at the place of the first: an error ends the build. */
function tell(problems: readonly Problem[], build: Told): void {
  for (const problem of problems)
    if (!isError(problem)) build.warn({ message: formatProblem(problem), ...locOf(problem) })
  const errors = problems.filter(isError)
  const [first] = errors
  if (first) build.error({ message: errors.map(formatProblem).join('\n'), ...locOf(first) })
}

function outsideProblem(file: string, folder: string): Problem {
  return makeProblem('DW-LIVE-011', 'build', {
    message: `"${file}" lies outside of the project's folder, ${folder}.`,
    hint: 'Move it into the project, or make both folders one workspace.',
  })
}

function locOf({ where }: Problem): { loc?: Location } {
  return where ? { loc: { file: where.file, line: where.line, column: where.column - 1 } } : {}
}
