import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditContext, EditScope } from './context.ts'
import { groupBy } from './groups.ts'
import { identifiersIn, meaningOf, userFiles } from './identifiers.ts'
import { removeFromList, removeLine } from './lists.ts'

/** Names in `export { ... }`, here or in other modules, that export this very function. */
export function exportSpecifiers({ checked }: EditScope, found: FoundFunction): ts.ExportSpecifier[] {
  const symbol = meaningOf(found.nameNode, checked.checker)
  const names = new Set([found.nameNode.getText(), found.name])
  const specifiers = userFiles(checked).flatMap((file) =>
    [...names].flatMap((name) => identifiersIn(file, name)).map((one) => one.parent),
  )
  return [...new Set(specifiers.filter(ts.isExportSpecifier))].filter(
    (one) => meaningOf(one.propertyName ?? one.name, checked.checker) === symbol,
  )
}

export function isExported(statement: ts.Node): boolean {
  return ts.canHaveModifiers(statement)
    ? (ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false)
    : false
}

/** Takes functions out of every `export { a, b }`; with the last name the statement goes. */
export function removeSpecifiers(context: EditContext, functions: readonly FoundFunction[]): void {
  const specifiers = functions.flatMap((found) => exportSpecifiers(context, found))
  for (const [list, gone] of groupBy(new Set(specifiers), (one) => one.parent)) {
    const all = new Set<ts.Node>(gone)
    if (list.elements.some((one) => !all.has(one)))
      removeFromList(context.changes, list.elements, (one) => all.has(one))
    else removeLine(context.changes, list.parent)
  }
}
