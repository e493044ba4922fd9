import type { Fix } from './intent.ts'

/** A place in the user's source. Lines and columns count from 1; the end, where it is known, is exclusive. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

export type Severity = 'error' | 'warning'

/**
 * What a problem stops: `build` every run, `body` the runs that need one of `nodes`, `request` the run that asked,
 * `run` is what went wrong while nodes ran, `data` is about a file or an input that a person gave.
 */
export type Scope = 'build' | 'body' | 'request' | 'run' | 'data'

/** A mistake in the user's program or data: a value, never thrown across a pass. */
export interface Problem {
  /** Stable, listed in docs/problems.md. */
  readonly code: string
  readonly severity: Severity
  readonly scope: Scope
  /** What is wrong, with names and values. */
  readonly message: string
  /** One way out. */
  readonly hint: string
  readonly nodes: readonly string[]
  readonly where: Place | null
  /** Other places that take part: the other function of a duplicate, the producer of an edge. */
  readonly related?: readonly Place[]
  /** Ways out that the program can take by itself. */
  readonly fixes?: readonly Fix[]
}

/** What a maker of problems gives; the rest has defaults. */
export interface ProblemParts {
  readonly message: string
  readonly hint?: string
  readonly nodes?: readonly string[]
  readonly where?: Place | null
  readonly related?: readonly Place[]
  readonly severity?: Severity
  readonly fixes?: readonly Fix[]
}

export function makeProblem(code: string, scope: Scope, parts: ProblemParts): Problem {
  return {
    code,
    severity: parts.severity ?? 'error',
    scope,
    message: parts.message,
    hint: parts.hint ?? '',
    nodes: parts.nodes ?? [],
    where: parts.where ?? null,
    ...(parts.related ? { related: parts.related } : {}),
    ...(parts.fixes?.length ? { fixes: parts.fixes } : {}),
  }
}

export function isError(problem: Problem): boolean {
  return problem.severity === 'error'
}

/** The program or the request is at fault: every problem is carried, not only the first. */
export class GraphError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.name = 'GraphError'
    this.problems = problems
  }
}

/** One line a problem, as the command line prints it: `features.ts:3:12 DW-LINK-002 message. hint`. */
export function formatProblem(problem: Problem): string {
  const place = problem.where ? `${problem.where.file}:${problem.where.line}:${problem.where.column} ` : ''
  // What a function threw ends as it likes.
  const stop = /[.!?]$/.test(problem.message) ? '' : '.'
  const hint = problem.hint ? `${stop} ${problem.hint}` : ''
  return `${place}${problem.severity} ${problem.code}: ${problem.message}${hint}`
}
