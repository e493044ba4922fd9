import { readHere } from './analyzeHere.ts'
import type { ProgramRequest } from './analyzeProgram.ts'
import { editProgram } from './edit/editProgram.ts'
import { findFits } from './edit/findFits.ts'
import type { EditIntent, EditOutcome, PortFit } from './model/edit.ts'

/** An intended change of a program's graph -> text edits, with the compiler of this thread. */
export function editHere(request: ProgramRequest, intent: EditIntent): EditOutcome {
  return editProgram(scopeOf(request), intent)
}

/** Where a node could be connected, and why not elsewhere. */
export function fitsHere(request: ProgramRequest, source: string): readonly PortFit[] {
  return findFits(scopeOf(request), source)
}

function scopeOf(request: ProgramRequest) {
  const { program, checked, oracle } = readHere(request)
  return { checked, oracle, graph: program.graph, files: request.files, modules: request.modules }
}
