import type { GraphNode } from '../model/graph.ts'
import type { ModuleCode } from '../model/module.ts'
import { makeProblem, type Place, type Problem } from '../model/problem.ts'
import { previewOf } from '../values/summarise.ts'
import { findUserFrame } from './loader.ts'

/** Thrown by a node's run after its event was emitted; whoever runs the node only needs to skip what follows. */
export class NodeFailure extends Error {
  readonly problem: Problem

  /** The cause is what was thrown, where it is at hand. */
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message, options)
    this.name = 'NodeFailure'
    this.problem = problem
  }
}

/** A run that ended without a result; the events say why. */
export class RunFailure extends Error {
  constructor() {
    super('the run failed')
    this.name = 'RunFailure'
  }
}

/** A value that no other worker could be given. */
export function unsendableProblem(node: GraphNode, { what, path }: { what: string; path: string }): Problem {
  return makeProblem('DW-RUN-002', 'run', {
    message: `"${node.name}" gave ${what}${path ? ` at ${node.name}${path}` : ''}, which cannot go to another worker.`,
    hint: 'Return plain data: numbers, texts, arrays, objects, Map, Set, Date, typed arrays or tables.',
    nodes: [node.name],
    where: node.where,
  })
}

export function oversizedProblem(node: GraphNode, bytes: number, limit: number): Problem {
  return makeProblem('DW-RUN-030', 'run', {
    message: `"${node.name}" gave a value of about ${sizeText(bytes)}; all values together may hold ${sizeText(limit)}.`,
    hint: 'Give less at once: fewer rows or columns, typed arrays for numbers, or a parallel block. Or raise the limit.',
    nodes: [node.name],
    where: node.where,
  })
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1e5 ? `${Number((bytes / 1e3).toPrecision(3))} kB` : `${Number((bytes / 1e6).toPrecision(3))} MB`
}

/** What a node threw, with its place in the user's TypeScript; `at` names the item of a parallel block, or is empty. */
export function problemOfThrown(error: unknown, node: GraphNode, code: readonly ModuleCode[], at = ''): Problem {
  if (error instanceof NodeFailure) return error.problem
  const isError = error instanceof Error
  const text = isError ? `${error.name}: ${error.message}` : `threw ${previewOf(error)}`
  return makeProblem('DW-RUN-001', 'run', {
    message: `"${node.name}" failed${at && ` at ${at}`}: ${text}`,
    hint: hintFor(error),
    nodes: [node.name],
    where: (isError && placeInSource(String(error.stack), code)) || node.where,
  })
}

/** The innermost frame of a stack that is the user's, mapped back to the source. */
export function placeInSource(stack: string, code: readonly ModuleCode[]): Place | null {
  const frame = findUserFrame(stack)
  const lines = frame && code.find((module) => module.path === frame.path)?.lines
  if (!frame || !lines) return null
  const line = frame.line - lines.lineOffset
  let shift = 0
  for (const [at, column, moved] of lines.shifts) if (at === line && column <= frame.column - 1) shift = moved
  return { file: frame.path, line, column: Math.max(1, frame.column - shift) }
}

function hintFor(error: unknown): string {
  if (error instanceof RangeError && /call stack/i.test(error.message)) return 'A function calls itself without an end.'
  if (error instanceof ReferenceError && /fetch|document|window|localStorage/.test(error.message)) {
    return 'Modules run without network, page and storage; take what you need as an input.'
  }
  return 'Correct the function, or the values that it is given.'
}
