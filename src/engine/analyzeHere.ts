import libs from 'virtual:dagwright-libs'
import { type Compiler, createCompiler } from './analyze/compiler.ts'
import { analyzeProgram, type ProgramRequest } from './analyzeProgram.ts'
import type { LiveReader } from './live/liveReader.ts'
import type { Program } from './model/graph.ts'
import type { TypeHome } from './model/oracle.ts'
import { makeProblem } from './model/problem.ts'

let compiler: Compiler | null = null

/** Analyses in this thread, with one compiler that stays warm between calls. */
export function analyzeHere(request: ProgramRequest, readLive?: (types: TypeHome) => LiveReader): Program {
  compiler ??= createCompiler(libs)
  try {
    return analyzeProgram(compiler, request, readLive)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // The compiler overflowed the stack somewhere in the middle of its work: what it holds cannot be trusted.
    compiler = null
    return tooDeep(request)
  }
}

function tooDeep({ config }: ProgramRequest): Program {
  const problem = makeProblem('DW-ANALYZE-012', 'build', {
    message: 'An expression or a type of this program is nested too deeply to be read.',
    hint: 'Break it up: give its parts names of their own.',
  })
  return { graph: { nodes: [], types: [], config, problems: [problem] }, code: [] }
}
