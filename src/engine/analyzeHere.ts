import libs from 'virtual:dagwright-libs'
import { codeVersionsOf } from './analyze/codeVersions.ts'
import { type Compiler, createCompiler } from './analyze/compiler.ts'
import { type ProgramReading, type ProgramRequest, readAlone, readProgram } from './analyzeProgram.ts'
import type { LiveReader } from './live/liveReader.ts'
import { type CodeVersions, NO_VERSIONS } from './model/codeVersions.ts'
import type { Program } from './model/graph.ts'
import type { TypeHome } from './model/oracle.ts'
import { makeProblem } from './model/problem.ts'

let compiler: Compiler | null = null

interface LastReading {
  readonly request: ProgramRequest
  readonly reading: ProgramReading
}

/** What was read last: an edit mostly comes after its program was analysed. */
let last: LastReading | null = null

/** The reading whose graph is kept when the text has gone on; its trees are not. */
let kept: LastReading | null = null

/** Analyses in this thread, with one compiler that stays warm between calls. */
export function analyzeHere(request: ProgramRequest, readLive?: (types: TypeHome) => LiveReader): Program {
  compiler ??= createCompiler(libs)
  last = null
  try {
    const reading = readProgram(compiler, request, readLive)
    if (!readLive) last = { request, reading }
    return reading.program
  } catch (error) {
    kept = null
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

/** How work makes way for others that ask meanwhile. */
interface Breaks {
  pause(): Promise<void>
  now(): number
}

/** Milliseconds between pauses. */
const SLICE_MS = 6

/**
 * The versions of the program's code, from the reading that its graph came from where that is the last one. With breaks, null
 * where another text was read in one of them.
 */
export async function versionsHere(request: ProgramRequest, breaks: Breaks | null): Promise<CodeVersions | null> {
  try {
    const reading = readHere(request)
    const steps = codeVersionsOf(reading.program.graph, reading.checked)
    let start = breaks?.now() ?? 0
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      if (!breaks || breaks.now() - start < SLICE_MS) continue
      await breaks.pause()
      if (last?.reading !== reading) return null
      start = breaks.now()
    }
  } catch (error) {
    // Too deep to be read: what has no version counts as changed.
    if (error instanceof RangeError) return NO_VERSIONS
    throw error
  }
}

/** One of the files as if it were the only module. What was read last stays good. */
export function readAloneHere(request: ProgramRequest, path: string): ProgramReading {
  compiler ??= createCompiler(libs)
  return readAlone(compiler, request, path)
}

/** The text as it is, and the graph that was read last, which may be that of the text before. */
export interface TextReading {
  readonly reading: ProgramReading
  readonly compiler: Compiler
}

/**
 * Quick enough to be asked at each key. The graph is read where there is none of this project yet.
 * @param keep takes what is needed of a reading before the text goes on: trees that a graph was read from change then.
 */
export function readTextHere(
  request: ProgramRequest,
  keep: (request: ProgramRequest, reading: ProgramReading) => void,
): TextReading {
  const before = last ?? kept
  if (!before || !isNear(before.request, request)) readHere(request)
  if (last && kept?.reading !== last.reading) {
    keep(last.request, last.reading)
    kept = last
  }
  if (!compiler || !kept) throw new RangeError('The program is nested too deeply to be edited')
  if (last && !isSame(last.request, request)) last = null
  const checked = last?.reading.checked ?? compiler.update(request.files)
  return { reading: { ...kept.reading, checked }, compiler }
}

function isSame(one: ProgramRequest, other: ProgramRequest): boolean {
  return (
    one.files.length === other.files.length &&
    one.files.every((file, at) => file.path === other.files[at]?.path && file.text === other.files[at]?.text) &&
    isSameProject(one, other)
  )
}

/** As typing leaves it: one file has changed, and most of it has not. */
function isNear(one: ProgramRequest, other: ProgramRequest): boolean {
  if (!isSameProject(one, other) || one.files.length !== other.files.length) return false
  const changed = one.files.flatMap((file, at) => {
    const now = other.files[at]
    return now && now.path === file.path && now.text === file.text ? [] : [[file, now] as const]
  })
  const [first, ...more] = changed
  if (!first) return true
  const [was, now] = first
  return more.length === 0 && now?.path === was.path && isMostlySame(was.text, now.text)
}

/** Whether half of the shorter text stands at the ends of both. */
function isMostlySame(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) start++
  let end = 0
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  return start + end >= shorter / 2
}

/** Of the same modules in the same configuration, whatever their text. */
function isSameProject(one: ProgramRequest, other: ProgramRequest): boolean {
  return JSON.stringify([one.modules, one.config]) === JSON.stringify([other.modules, other.config])
}

function tooDeep({ config }: ProgramRequest): Program {
  const problem = makeProblem('DW-ANALYZE-012', 'build', {
    message: 'An expression or a type of this program is nested too deeply to be read.',
    hint: 'Break it up: give its parts names of their own.',
  })
  return { graph: { nodes: [], types: [], config, problems: [problem] }, code: [] }
}
