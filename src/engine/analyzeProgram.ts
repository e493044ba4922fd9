import { checkDepth } from './analyze/checkDepth.ts'
import { findCodeVersions } from './analyze/codeVersions.ts'
import type { CheckedProgram, Compiler } from './analyze/compiler.ts'
import { checkFile } from './analyze/diagnostics.ts'
import { createPartFinder } from './analyze/findPart.ts'
import { checkFunctionValues } from './analyze/functionValues.ts'
import { createLibraryReader } from './analyze/library.ts'
import { readModule } from './analyze/readModule.ts'
import { toRunnable } from './analyze/runnable.ts'
import { createTypeRegistry } from './analyze/typeRegistry.ts'
import { createUses } from './analyze/uses.ts'
import { link } from './link/link.ts'
import { withLinkedFixes } from './linkedFixes.ts'
import { linkLive } from './live/linkLive.ts'
import type { LiveReader } from './live/liveReader.ts'
import type { Program } from './model/graph.ts'
import type { Json, ModuleCode, ModuleInfo, SourceText } from './model/module.ts'
import type { TypeHome, TypeOracle } from './model/oracle.ts'
import { makeProblem, type Problem } from './model/problem.ts'

/** What a module may import besides the project's own files. */
export const PACKAGE_NAMES = ['dagwright', 'arquero', 'd3-array'] as const

export interface ProgramRequest {
  readonly files: readonly SourceText[]
  readonly modules: readonly string[]
  readonly config: Readonly<Record<string, Json>>
  /** Whether the program is to have `versions`: a cache needs them, and they cost time. */
  readonly versions?: boolean
  /** Of functions of one name in several modules the last one counts; else they are a problem. */
  readonly allowModuleOverrides?: boolean
}

/**
 * text -> Program: analyses each module beside the compiler and links them. Never throws for what a user wrote. Some of the
 * modules may be live, and have no text.
 */
export function analyzeProgram(
  compiler: Compiler,
  request: ProgramRequest,
  readLive?: (types: TypeHome) => LiveReader,
): Program {
  return readProgram(compiler, request, readLive).program
}

/** A program with what it was read from, which edits need: good until the compiler takes other files. */
export interface ProgramReading {
  readonly program: Program
  readonly checked: CheckedProgram
  readonly oracle: TypeOracle
}

export function readProgram(
  compiler: Compiler,
  request: ProgramRequest,
  readLive?: (types: TypeHome) => LiveReader,
): ProgramReading {
  const { config, allowModuleOverrides } = request
  const checked = compiler.update(request.files)
  const types = createTypeRegistry(checked.program, checked.checker)
  const tooDeep = request.files.flatMap((file) => checkDepth(file.path, checked))
  if (tooDeep.length) {
    return { program: { graph: { nodes: [], types: [], config, problems: tooDeep }, code: [] }, checked, oracle: types }
  }
  const problems: Problem[] = []
  const reader = createLibraryReader(checked, types)
  const live = readLive?.(types)
  const seen = new Set<string>()
  const modules: ModuleInfo[] = request.modules.flatMap((path) => {
    const read = live?.read(path)
    if (read) return read
    if (checked.sourceFile(path)) return readModule(path, reader, seen)
    problems.push(missingModule(path))
    return []
  })
  const uses = createUses(checked)
  const nodeNames = new Set(modules.flatMap((module) => module.functions.map((fn) => fn.name)))
  const code: ModuleCode[] = []
  for (const { path } of request.files) {
    const functions = modules.filter((module) => module.path === path).flatMap((module) => module.functions)
    problems.push(...checkFile(path, checked, functions, PACKAGE_NAMES, uses))
    problems.push(...checkFunctionValues(path, checked, functions, nodeNames))
    const runnable = toRunnable(path, checked, problems)
    if (runnable) code.push(runnable)
  }
  const { library, problems: libraryProblems } = reader.finish()
  problems.push(...libraryProblems)
  const findPart = createPartFinder(checked)
  const linked = linkLive({ modules, library, config, oracle: types, allowModuleOverrides, findPart }, live)
  const program: Program = {
    graph: { ...linked.graph, problems: withLinkedFixes([...problems, ...linked.graph.problems], linked.graph) },
    code: [...code, ...linked.code],
    ...(request.versions ? findCodeVersions(linked.graph, checked) : {}),
  }
  return { program, checked, oracle: types }
}

/** The graph of one module, as if it were the only one of its files. What is wrong in bodies is not looked for. */
export function readAlone(compiler: Compiler, { files, config }: ProgramRequest, path: string): ProgramReading {
  const checked = compiler.update(files)
  const oracle = createTypeRegistry(checked.program, checked.checker)
  const tooDeep = checkDepth(path, checked)
  const reader = createLibraryReader(checked, oracle)
  const modules = tooDeep.length ? [] : readModule(path, reader, new Set())
  const { library } = reader.finish()
  const graph = link({ modules, library, config, oracle, findPart: createPartFinder(checked) })
  return { program: { graph: { ...graph, problems: [...tooDeep, ...graph.problems] }, code: [] }, checked, oracle }
}

function missingModule(path: string): Problem {
  return makeProblem('DW-PROJECT-002', 'build', {
    message: `The module "${path}" is not among the project's files.`,
    hint: 'Correct "modules" in dagwright.json.',
    where: null,
  })
}
