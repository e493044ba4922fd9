import { makeProblem, type Problem, type ProblemParts } from '../model/problem.ts'

/** Why an edit cannot be made, by what stands in its way. Nothing of it was done. */
const REASONS = {
  identifier: ['DW-EDIT-001', 'Take a name of letters, digits and _ that starts with a letter.'],
  taken: ['DW-EDIT-002', 'Take another name.'],
  cycle: ['DW-EDIT-003', 'Take a node that does not need this one.'],
  type: ['DW-EDIT-004', 'Change one of the types first.'],
  duplicate: ['DW-EDIT-005', 'Choose another node, or another function.'],
  syntax: ['DW-EDIT-006', 'Correct the text at this place; then the edit can be made.'],
  made: ['DW-EDIT-007', 'Change it in the code, where it is made.'],
  unknown: ['DW-EDIT-008', 'Choose among what the graph shows now.'],
  captured: ['DW-EDIT-009', 'Take another name, or rename what has it.'],
  expression: ['DW-EDIT-010', 'Write it as it would stand in the code.'],
  helper: ['DW-EDIT-011', 'Move what it needs along, or export that first.'],
  form: ['DW-EDIT-012', 'Change it in the code.'],
  reconnect: ['DW-EDIT-013', 'Delete it without reconnecting, and connect by hand.'],
  pastedText: ['DW-EDIT-014', 'Correct the text at this place, then paste it again.'],
  noFunction: ['DW-EDIT-015', 'Write "export" before each function that is to be a node.'],
  unavailable: ['DW-EDIT-016', 'Take the import out of the text, or write what it stands for.'],
} as const

export type RefusalReason = keyof typeof REASONS

/**
 * Ends an edit from anywhere within it; `editProgram` turns it into an outcome. No `Error`: thousands are made to find where
 * a node fits, and a stack of calls would cost more than the rest.
 */
export class EditRefusal {
  readonly problem: Problem

  constructor(problem: Problem) {
    this.problem = problem
  }
}

export function refuse(reason: RefusalReason, parts: ProblemParts): never {
  const [code, hint] = REASONS[reason]
  throw new EditRefusal(makeProblem(code, 'request', { hint, ...parts }))
}
