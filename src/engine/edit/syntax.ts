import ts from 'typescript'
import { refuse } from './refusal.ts'

/** @throws {EditRefusal} where the text is no type. */
export function checkType(text: string): void {
  const file = ts.createSourceFile('t.ts', `type T = (${text}\n)`, ts.ScriptTarget.ES2022, true)
  const [only, ...more] = file.statements
  const isType = only && more.length === 0 && ts.isTypeAliasDeclaration(only) && ts.isParenthesizedTypeNode(only.type)
  if (text.trim() && isType && syntaxErrors(file) === 0) return
  refuse('expression', {
    message: text.trim() ? `"${text}" is no type.` : 'A type is missing.',
    hint: 'Write a type: number, string[], Float64Array, { a: number } …',
  })
}

/** @throws {EditRefusal} where the text is no expression. */
export function checkExpression(text: string): void {
  const file = ts.createSourceFile('e.ts', `(${text}\n)`, ts.ScriptTarget.ES2022, true)
  const [only, ...more] = file.statements
  const isOne =
    only && more.length === 0 && ts.isExpressionStatement(only) && ts.isParenthesizedExpression(only.expression)
  const isComma = isOne && isCommaList(only.expression)
  if (text.trim() && isOne && !isComma && syntaxErrors(file) === 0) return
  refuse('expression', { message: text.trim() ? `"${text}" is no expression.` : 'A value is missing.' })
}

/** `a, b` would be two arguments where it is to be one. */
function isCommaList(node: ts.Expression): boolean {
  const inner = ts.isParenthesizedExpression(node) ? node.expression : node
  return ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.CommaToken
}

/** Syntax errors of a file that is in no program. */
export function syntaxErrors(file: ts.SourceFile): number {
  // Every parsed file has them; only the public type leaves them out.
  return (file as ts.SourceFile & { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics.length
}
