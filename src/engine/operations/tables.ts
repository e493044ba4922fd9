import type { Code } from './writing/layout.ts'
import type { Paper, Statement } from './writing/paper.ts'
import { returned } from './writing/paper.ts'

/** A function that takes the paper's tables and gives one. */
export function givesTable(paper: Paper, doc: string, ...body: readonly Statement[]): string {
  return paper.declare({ doc, gives: paper.tableType(), body })
}

/** The same where the table is one expression. */
export function isTable(paper: Paper, doc: string, code: Code): string {
  return givesTable(paper, doc, returned(code))
}

/** The name of the parameter at a position. */
export function sourceOf(paper: Paper, at = 0): string {
  return paper.parameters[at]?.name ?? 'table'
}
