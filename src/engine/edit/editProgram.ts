import type { EditIntent, EditOutcome } from '../model/edit.ts'
import { listNames } from '../model/names.ts'
import { unreachable } from '../model/runState.ts'
import { addFunction } from './addFunction.ts'
import { addInput } from './addInput.ts'
import { createChanges } from './changes.ts'
import { connect } from './connect.ts'
import type { EditContext, EditScope, Planned } from './context.ts'
import { disconnect } from './disconnect.ts'
import { duplicate } from './duplicate.ts'
import { insert } from './insert.ts'
import { move } from './move.ts'
import { paste } from './paste.ts'
import { EditRefusal, refuse } from './refusal.ts'
import { remove } from './remove.ts'
import { rename } from './rename.ts'
import { renameModule } from './renameModule.ts'
import { retype } from './retype.ts'
import { setDefault } from './setDefault.ts'
import { setDoc } from './setDoc.ts'
import { setModifier } from './setModifier.ts'
import { writeImports } from './writeImports.ts'

/**
 * An intended change of the graph -> the least edits of the text that make it, or why it cannot be made. Pure: a refused edit
 * has changed nothing.
 */
export function editProgram(scope: EditScope, intent: EditIntent): EditOutcome {
  const context: EditContext = {
    ...scope,
    changes: createChanges(scope.files),
    imports: { wanted: new Map(), unwanted: new Set() },
  }
  try {
    checkSyntax(scope)
    const { title, renames = [], created = [], ...more } = plan(context, intent)
    writeImports(context)
    return {
      ok: true,
      plan: { title, changes: context.changes.finish(), renames, created, ...more },
    }
  } catch (error) {
    if (error instanceof EditRefusal) return { ok: false, problem: error.problem }
    throw error
  }
}

function plan(context: EditContext, intent: EditIntent): Planned {
  switch (intent.kind) {
    case 'addFunction':
      return addFunction(context, intent)
    case 'addInput':
      return addInput(context, intent)
    case 'connect':
      return connect(context, intent)
    case 'disconnect':
      return disconnect(context, intent)
    case 'rename':
      return rename(context, intent)
    case 'retype':
      return retype(context, intent)
    case 'remove':
      return remove(context, intent)
    case 'duplicate':
      return duplicate(context, intent)
    case 'paste':
      return paste(context, intent)
    case 'move':
      return move(context, intent)
    case 'renameModule':
      return renameModule(context, intent)
    case 'insert':
      return insert(context, intent)
    case 'setDefault':
      return setDefault(context, intent)
    case 'setDoc':
      return setDoc(context, intent)
    case 'setModifier':
      return setModifier(context, intent)
    default:
      return unreachable(intent)
  }
}

/** What stands in a text that does not parse is not known well enough to be changed. */
function checkSyntax({ checked, files }: EditScope): void {
  for (const { path } of files) {
    const file = checked.sourceFile(path)
    const [first] = file ? checked.program.getSyntacticDiagnostics(file) : []
    if (!file || !first) continue
    const at = file.getLineAndCharacterOfPosition(first.start)
    refuse('syntax', {
      message: `${listNames([path])} has a syntax error in line ${at.line + 1}, so the graph cannot be edited.`,
      where: { file: path, line: at.line + 1, column: at.character + 1 },
    })
  }
}
