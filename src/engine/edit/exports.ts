import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditScope } from './context.ts'
import { userFiles } from './references.ts'

/** Names in `export { ... }`, here or in other modules, that export this very function. */
export function exportSpecifiers(scope: EditScope, found: FoundFunction): ts.ExportSpecifier[] {
  const { checker } = scope.checked
  const symbol = checker.getSymbolAtLocation(found.nameNode)
  return userFiles(scope.checked)
    .flatMap((file) => file.statements.flatMap(namedExports))
    .filter((one) => {
      const target = checker.getExportSpecifierLocalTargetSymbol(one)
      const meant = target && target.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(target) : target
      return meant !== undefined && meant === symbol
    })
}

export function isExported(statement: ts.Node): boolean {
  return ts.canHaveModifiers(statement)
    ? (ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false)
    : false
}

function namedExports(statement: ts.Statement): readonly ts.ExportSpecifier[] {
  const clause = ts.isExportDeclaration(statement) && statement.exportClause
  return clause && ts.isNamedExports(clause) ? clause.elements : []
}
