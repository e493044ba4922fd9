import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { applyTextEdits, type EditIntent } from '../model/edit.ts'
import { findNode } from '../model/graph.ts'
import { listNames } from '../model/names.ts'
import { appendStatement } from './addFunction.ts'
import type { EditContext, Planned } from './context.ts'
import { allFunctions, nodeNameOf } from './functions.ts'
import { importLines } from './importText.ts'
import { removeLine } from './lists.ts'
import { checkModulePath } from './modulePaths.ts'
import { type Pasted, readPasted } from './pasted.ts'
import { bringImports } from './pastedImports.ts'
import { givePastedNames } from './pastedNames.ts'
import { findShared } from './sharedPieces.ts'
import { removePieces } from './statements.ts'
import { styleOf } from './textStyle.ts'

type Paste = EditIntent & { readonly kind: 'paste' }

/**
 * A text's functions at the end of a module, as they were written but for names that are taken and imports, which go with the
 * module's own. What is there already in the same words comes once.
 */
export function paste(context: EditContext, { text, module, keepLinks }: Paste): Planned {
  checkModulePath(context, module)
  const pasted = readPasted(context, text, module)
  const file = context.checked.sourceFile(module) ?? null
  const shared = findShared(context, pasted, file)
  const names = givePastedNames(context, pasted, { file, shared: shared.pieces, keepLinks })
  const wanted = bringImports(context, pasted, { module, file, shared }, names.free)
  removePieces(pasted.context.changes, shared.pieces)
  for (const statement of pasted.file.statements)
    if (isDropped(statement)) removeLine(pasted.context.changes, statement)
  const body = textOf(pasted)
  const style = styleOf(file ?? pasted.file)
  if (file) appendStatement(context, file, body.replace(/\r?\n/g, style.newline) + style.newline)
  else {
    const imports = importLines(module, wanted, style, pasted.file)
    context.changes.addFile(module, `${imports}${imports && style.newline}${body}${style.newline}`)
  }
  const functions = new Set(allFunctions(pasted.context).map((found) => names.of(nodeNameOf(pasted.context, found))))
  const created = pasted.context.graph.nodes.map(({ name }) => names.of(name))
  return {
    title: `Paste ${listNames([...functions], 'and', 4)}`,
    aliases: names.aliases,
    created: [...functions, ...created.filter((name) => !functions.has(name) && !findNode(context.graph, name))],
  }
}

/** Imports are written with those of the module; a default export means nothing to a graph, and there can be one. */
function isDropped(statement: ts.Statement): boolean {
  if (ts.isExportDeclaration(statement)) {
    const names = statement.exportClause
    return names !== undefined && ts.isNamedExports(names) && names.elements.length === 0
  }
  return ts.isImportDeclaration(statement) || ts.isExportAssignment(statement)
}

function textOf({ context, file }: Pasted): string {
  const change = context.changes.finish().find((one) => one.path === userPath(file))
  return applyTextEdits(file.text, change?.edits ?? [])
    .replace(/^(?:[ \t]*\r?\n)+/, '')
    .trimEnd()
}
