import ts from 'typescript'

/** The name under which 'dagwright' exports what is called, whatever it was imported as: `config.when`, `tag`. */
export function calledName(callee: ts.Expression, checker: ts.TypeChecker): string {
  if (ts.isPropertyAccessExpression(callee)) {
    const owner = calledName(callee.expression, checker)
    return owner ? `${owner}.${callee.name.text}` : callee.name.text
  }
  if (!ts.isIdentifier(callee)) return callee.getText()
  const specifier = checker.getSymbolAtLocation(callee)?.declarations?.[0]
  if (specifier && ts.isNamespaceImport(specifier)) return ''
  if (specifier && ts.isImportSpecifier(specifier)) return (specifier.propertyName ?? specifier.name).text
  return callee.text
}

/** Whether what is called comes from 'dagwright': anything else would have to be run. */
export function isOurs(callee: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isPropertyAccessExpression(callee)) return isOurs(callee.expression, checker)
  const specifier = checker.getSymbolAtLocation(callee)?.declarations?.[0]
  const declaration = specifier && ts.findAncestor(specifier, ts.isImportDeclaration)
  return declaration !== undefined && (declaration.moduleSpecifier as ts.StringLiteral).text === 'dagwright'
}
