import libs from 'virtual:dagwright-libs'
import { type Compiler, createCompiler } from './analyze/compiler.ts'
import { type ProgramReading, type ProgramRequest, readAlone, readProgram } from './analyzeProgram.ts'
import type { LiveReader } from './live/liveReader.ts'
import type { Program } from './model/graph.ts'
import type { TypeHome } from './model/oracle.ts'
import { makeProblem } from './model/problem.ts'

let compiler: Compiler | null = null

/** What was read last: an edit mostly comes after its program was analysed. */
let last: { readonly request: ProgramRequest; readonly reading: ProgramReading } | null = null

/** Analyses in this thread, with one compiler that stays warm between calls. */
export function analyzeHere(request: ProgramRequest, readLive?: (types: TypeHome) => LiveReader): Program {
  compiler ??= createCompiler(libs)
  last = null
  try {
    const reading = readProgram(compiler, request, readLive)
    if (!readLive) last = { request, reading }
    return reading.program
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // The compiler overflowed the stack somewhere in the middle of its work: what it holds cannot be trusted.
    compiler = null
    return tooDeep(request)
  }
}

/** As `analyzeHere`, with what edits need besides; not read anew where it is what was read last. */
export function readHere(request: ProgramRequest): ProgramReading {
  if (!last || !isSame(last.request, request)) analyzeHere(request)
  if (!last) throw new RangeError('The program is nested too deeply to be edited')
  return last.reading
}

/** One of the files as if it were the only module. What was read last stays good. */
export function readAloneHere(request: ProgramRequest, path: string): ProgramReading {
  compiler ??= createCompiler(libs)
  return readAlone(compiler, request, path)
}

function isSame(one: ProgramRequest, other: ProgramRequest): boolean {
  return (
    one.files.length === other.files.length &&
    one.files.every((file, at) => file.path === other.files[at]?.path && file.text === other.files[at]?.text) &&
    JSON.stringify([one.modules, one.config]) === JSON.stringify([other.modules, other.config])
  )
}

function tooDeep({ config }: ProgramRequest): Program {
  const problem = makeProblem('DW-ANALYZE-012', 'build', {
    message: 'An expression or a type of this program is nested too deeply to be read.',
    hint: 'Break it up: give its parts names of their own.',
  })
  return { graph: { nodes: [], types: [], config, problems: [problem] }, code: [] }
}
