import { linkLiveAlone } from './live/linkLive.ts'
import { createLiveReader } from './live/liveReader.ts'
import { takeModules } from './live/takeModules.ts'
import type { Program } from './model/graph.ts'
import type { Json, SourceText } from './model/module.ts'
import type { TypeHome } from './model/oracle.ts'
import type { Packages } from './run/loader.ts'

export interface ProgramParts {
  /** Text, live modules and namespaces. */
  readonly modules: readonly object[]
  readonly files: readonly SourceText[]
  readonly config: Readonly<Record<string, Json>>
  /** Whether a cache, or an export, needs to know the versions of the code. */
  readonly versions?: boolean
  /** Of functions of one name in several modules the last one counts; else they are a problem. */
  readonly allowModuleOverrides?: boolean
}

export interface BuiltProgram {
  readonly program: Program
  /** What modules from text may import. */
  readonly packages: Packages
  /** Live modules by path. */
  readonly functions: ReadonlyMap<string, object>
  /** Versions of the code, found when they are asked for: they cost more than the rest. Live functions have none. */
  readonly findVersions: () => Program['versions']
}

/** Modules of any kind -> Program. The compiler, and packages for text, are loaded only where there is text. */
export async function buildProgram(parts: ProgramParts): Promise<BuiltProgram> {
  const { modules, files, config, versions = false, allowModuleOverrides = false } = parts
  const { texts, live, paths, problems } = takeModules(modules)
  const functions = new Map<string, object>()
  const readLive = (types: TypeHome) =>
    createLiveReader({ modules: live, functions, config, besideText: texts.length > 0 }, types)
  const withProblems = (program: Program): Program => ({
    ...program,
    graph: { ...program.graph, problems: [...problems, ...program.graph.problems] },
  })
  if (live.length > 0 && texts.length === 0) {
    return {
      program: withProblems(linkLiveAlone(paths, { config, allowModuleOverrides }, readLive)),
      packages: {},
      functions,
      findVersions: () => undefined,
    }
  }
  const [{ analyzeHere }, { PACKAGES }] = await Promise.all([import('./analyzeHere.ts'), import('./packages.ts')])
  const sources = [...texts, ...files]
  const analyze = (versions: boolean) =>
    analyzeHere(
      { files: sources, modules: paths, config, versions, allowModuleOverrides },
      live.length ? readLive : undefined,
    )
  const program = { ...withProblems(analyze(versions)), sources }
  return { program, packages: PACKAGES, functions, findVersions: () => analyze(true).versions }
}
