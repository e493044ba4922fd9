import libs from 'virtual:dagwright-libs'
import { type Compiler, createCompiler } from './analyze/compiler.ts'
import { analyzeProgram, type ProgramRequest } from './analyzeProgram.ts'
import type { Program } from './model/graph.ts'

let compiler: Compiler | null = null

/** Analyses in this thread, with one compiler that stays warm between calls. */
export function analyzeHere(request: ProgramRequest): Program {
  compiler ??= createCompiler(libs)
  return analyzeProgram(compiler, request)
}
