import { readAloneHere, readHere } from './analyzeHere.ts'
import { PACKAGE_NAMES, type ProgramReading, type ProgramRequest } from './analyzeProgram.ts'
import type { EditScope } from './edit/context.ts'
import { copyNodes } from './edit/copy.ts'
import { editProgram } from './edit/editProgram.ts'
import { findFits } from './edit/findFits.ts'
import type { CopyOutcome, EditIntent, EditOutcome, PortFit } from './model/edit.ts'

/** An intended change of a program's graph -> text edits, with the compiler of this thread. */
export function editHere(request: ProgramRequest, intent: EditIntent): EditOutcome {
  return editProgram(scopeOf(request), intent)
}

/** Nodes as the text of a module of their own, with what they need of the program. */
export function copyHere(request: ProgramRequest, nodes: readonly string[]): CopyOutcome {
  return copyNodes(scopeOf(request), nodes)
}

/** Where a node could be connected, and why not elsewhere. */
export function fitsHere(request: ProgramRequest, source: string): readonly PortFit[] {
  return findFits(scopeOf(request), source)
}

function scopeOf(request: ProgramRequest): EditScope {
  return toScope(request, readHere(request))
}

/** What edits work on. */
export function toScope(request: ProgramRequest, { program, checked, oracle }: ProgramReading): EditScope {
  const { files, modules, config } = request
  return {
    checked,
    oracle,
    graph: program.graph,
    files,
    modules,
    packages: PACKAGE_NAMES,
    readBeside: (path, text) => {
      const beside = { files: [...files, { path, text }], modules: [path], config }
      return toScope(beside, readAloneHere(beside, path))
    },
  }
}
