import type { Compiler } from './analyze/compiler.ts'
import { checkFile } from './analyze/diagnostics.ts'
import { createLibraryReader } from './analyze/library.ts'
import { readModule } from './analyze/readModule.ts'
import { toRunnable } from './analyze/runnable.ts'
import { createTypeRegistry } from './analyze/typeRegistry.ts'
import { createUses } from './analyze/uses.ts'
import { link } from './link/link.ts'
import type { Program } from './model/graph.ts'
import type { Json, ModuleCode, ModuleInfo, SourceText } from './model/module.ts'
import { makeProblem, type Problem } from './model/problem.ts'

/** What a module may import besides the project's own files. */
export const PACKAGE_NAMES = ['dagwright', 'arquero', 'd3-array'] as const

export interface ProgramRequest {
  readonly files: readonly SourceText[]
  readonly modules: readonly string[]
  readonly config: Readonly<Record<string, Json>>
}

/** text -> Program: analyses each module beside the compiler and links them. Never throws for what a user wrote. */
export function analyzeProgram(compiler: Compiler, request: ProgramRequest): Program {
  const checked = compiler.update(request.files)
  const types = createTypeRegistry(checked.program, checked.checker)
  const problems: Problem[] = []
  const reader = createLibraryReader(checked, types)
  const seen = new Set<string>()
  const modules: ModuleInfo[] = request.modules.flatMap((path) => {
    if (checked.sourceFile(path)) return readModule(path, reader, seen)
    problems.push(missingModule(path))
    return []
  })
  const uses = createUses(checked)
  const code: ModuleCode[] = []
  for (const { path } of request.files) {
    const functions = modules.filter((module) => module.path === path).flatMap((module) => module.functions)
    problems.push(...checkFile(path, checked, functions, PACKAGE_NAMES, uses))
    const runnable = toRunnable(path, checked, problems)
    if (runnable) code.push(runnable)
  }
  const { library, problems: libraryProblems } = reader.finish()
  problems.push(...libraryProblems)
  const graph = link({ modules, library, config: request.config, oracle: types })
  return { graph: { ...graph, problems: [...problems, ...graph.problems] }, code }
}

function missingModule(path: string): Problem {
  return makeProblem('DW-PROJECT-002', 'build', {
    message: `The module "${path}" is not among the project's files.`,
    hint: 'Correct "modules" in dagwright.json.',
    where: null,
  })
}
