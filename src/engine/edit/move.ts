import type ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { EditIntent } from '../model/edit.ts'
import { listNames } from '../model/names.ts'
import { appendStatement } from './addFunction.ts'
import type { EditContext, Planned } from './context.ts'
import { removeSpecifiers } from './exports.ts'
import { dropUnusedImports, importBack, leadImports } from './followMove.ts'
import { functionOf, functionsNamed } from './functions.ts'
import { importLines } from './importText.ts'
import { checkModulePath } from './modulePaths.ts'
import { type Destination, movedText } from './movedText.ts'
import { findPieces, type Piece } from './pieces.ts'
import { refuse } from './refusal.ts'
import { removePieces } from './statements.ts'
import { styleOf } from './textStyle.ts'

type Move = EditIntent & { readonly kind: 'move' }

/** Functions go to another module, or a new one, with the helpers that they alone use; imports follow on all sides. */
export function move(context: EditContext, { nodes, module }: Move): Planned {
  checkModulePath(context, module)
  for (const name of nodes) functionOf(context, name)
  const moving = nodes
    .flatMap((name) => functionsNamed(context, name))
    .filter((one) => userPath(one.fn.getSourceFile()) !== module)
  if (moving.length === 0) {
    refuse('duplicate', {
      message: `${listNames(nodes)} stands in ${module} already.`,
      hint: 'Choose another module.',
      nodes,
    })
  }
  const pieces = findPieces(context, moving)
  const to: Destination = { pieces, module, file: context.checked.sourceFile(module) ?? null, wanted: [] }
  leadImports(context, to)
  dropUnusedImports(context, pieces)
  const texts = [...pieces].map((piece) => movedText(context, piece, to))
  importBack(context, to)
  removePieces(context.changes, pieces)
  removeSpecifiers(context, moving)
  writeMoved(context, to, texts)
  return { title: `${to.file ? 'Move' : 'Extract'} ${listNames(nodes, 'and', 4)} to ${module}` }
}

function writeMoved(
  context: EditContext,
  { file, module, wanted, pieces }: Destination,
  texts: readonly string[],
): void {
  const home = homeOf(pieces)
  const style = styleOf(file ?? home)
  const body = texts.join(style.newline + style.newline).replace(/\r?\n/g, style.newline) + style.newline
  if (file) {
    appendStatement(context, file, body)
    return
  }
  const imports = importLines(module, wanted, style, home)
  context.changes.addFile(module, `${imports}${imports ? style.newline : ''}${body}`)
}

function homeOf(pieces: ReadonlySet<Piece>): ts.SourceFile {
  const [first] = pieces
  if (!first) throw new Error('nothing moves')
  return first.getSourceFile()
}
