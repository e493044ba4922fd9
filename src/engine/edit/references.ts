import ts from 'typescript'
import type { FunctionNode } from '../analyze/findFunctions.ts'
import { checkUncaptured } from './capture.ts'
import type { Changes } from './changes.ts'
import type { EditContext, EditScope } from './context.ts'
import { identifiersIn, meaningOf, userFiles } from './identifiers.ts'

/** Puts another name in the place of a top-level symbol's, wherever it stands for it: declarations, uses, imports, exports. */
export function renameSymbol(
  context: EditContext,
  { symbol, from, to }: { readonly symbol: ts.Symbol; readonly from: string; readonly to: string },
): void {
  for (const file of userFiles(context.checked)) {
    const names = identifiersIn(file, from).filter((name) => meaningOf(name, context.checked.checker) === symbol)
    // `import { x as a }`: the file has its own name for it.
    if (names.some(({ parent }) => ts.isImportSpecifier(parent) && parent.propertyName && parent.name.text === from))
      continue
    if (names.some((name) => !isForOthers(name))) checkUncaptured(context, file, names, to)
    for (const name of names) replaceName(context.changes, name, to)
  }
}

/** The name that another module has for it: nothing in this file is called so. */
function isForOthers(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isPropertyAccessExpression(parent)) return parent.name === name
  if (ts.isImportSpecifier(parent)) return parent.propertyName === name
  return (
    ts.isExportSpecifier(parent) &&
    (parent.propertyName !== undefined || parent.parent.parent.moduleSpecifier !== undefined)
  )
}

/** `{ a }` becomes `{ a: b }`: the property keeps its name. */
function newText(name: ts.Identifier, to: string): string {
  return ts.isShorthandPropertyAssignment(name.parent) ? `${name.text}: ${to}` : to
}

export function replaceName(changes: Changes, name: ts.Identifier, to: string): void {
  changes.replace(name.getSourceFile(), name.getStart(), name.end, newText(name, to))
}

/** Every name in a tree that stands for what a declaration's name does, that name included. */
export function usesOf({ checked: { checker } }: EditScope, name: ts.Node, root: ts.Node): readonly ts.Identifier[] {
  const symbol = meaningOf(name, checker)
  if (!symbol || !ts.isIdentifier(name)) return []
  return identifiersIn(root, name.text).filter((one) => meaningOf(one, checker) === symbol)
}

/** In a function's body and defaults, another name in the place of a parameter's. */
export function replaceUses(context: EditContext, fn: FunctionNode, from: string, to: string): void {
  const parameter = fn.parameters.find((one) => ts.isIdentifier(one.name) && one.name.text === from)
  if (!parameter) return
  for (const use of usesOf(context, parameter.name, fn))
    if (use !== parameter.name) replaceName(context.changes, use, to)
}
