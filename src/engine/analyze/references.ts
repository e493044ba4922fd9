import ts from 'typescript'
import { userPath } from './compiler.ts'
import { targetOf } from './findFunctions.ts'

/** What a name stands for: its declarations, imports followed to where they lead. */
export function declarationsOf(identifier: ts.Node, checker: ts.TypeChecker): readonly ts.Declaration[] {
  const parent = identifier.parent
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(identifier)
  return (symbol && targetOf(symbol, checker).declarations) ?? []
}

/** The statement of a file that a declaration is, or is part of; null for a file itself. */
export function topLevelStatement(node: ts.Node): ts.Statement | null {
  let at: ts.Node = node
  while (at.parent && !ts.isSourceFile(at.parent)) at = at.parent
  return at.parent && ts.isStatement(at) ? at : null
}

/** As `topLevelStatement`, of the user's files alone; of several variables in one statement the one. */
export function topLevelPiece(declaration: ts.Node): ts.Node | null {
  const statement = topLevelStatement(declaration)
  if (!statement || userPath(statement.getSourceFile()) === null) return null
  if (!ts.isVariableStatement(statement)) return statement
  const { declarations } = statement.declarationList
  return declarations.find((one) => one.pos <= declaration.pos && declaration.end <= one.end) ?? statement
}
