import ts from 'typescript'
import type { FunctionNode } from '../analyze/findFunctions.ts'

/** The last token that begins before a place: what the cursor stands in or behind. */
export function tokenBefore(file: ts.SourceFile, position: number): ts.Node | null {
  let node: ts.Node = statementBefore(file, position)
  for (;;) {
    const inner: ts.Node | undefined = node
      .getChildren(file)
      .findLast((child) => child.end > child.pos && child.getStart(file) < position && !ts.isJSDoc(child))
    if (!inner) return node === file ? null : node
    node = inner
  }
}

/** Without a walk over all that comes before. */
function statementBefore(file: ts.SourceFile, position: number): ts.Node {
  return file.statements.findLast((one) => one.getStart(file) < position) ?? file
}

/** The identifier or string that holds a place or ends at it. */
export function nameAt(file: ts.SourceFile, position: number): ts.Identifier | ts.StringLiteralLike | null {
  for (const at of [position + 1, position]) {
    const token = tokenBefore(file, at)
    if (token && position <= token.end && (ts.isIdentifier(token) || ts.isStringLiteralLike(token))) return token
  }
  return null
}

export function isFunctionNode(node: ts.Node): node is FunctionNode {
  return ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node)
}

/** The name under which a function, or what decorates it, is exported by its statement; a body need not be there yet. */
export function exportedAs(fn: FunctionNode): ts.Identifier | null {
  if (ts.isFunctionDeclaration(fn)) return isTopLevelExport(fn) ? (fn.name ?? null) : null
  let inner: ts.Node = fn
  for (let at: ts.Node = fn.parent; at; inner = at, at = at.parent) {
    if (ts.isVariableDeclaration(at)) {
      return at.initializer === inner && ts.isIdentifier(at.name) && isTopLevelExport(at.parent.parent) ? at.name : null
    }
    const isLast = ts.isCallExpression(at) && at.arguments.at(-1) === inner
    if (!isLast && !ts.isParenthesizedExpression(at) && !ts.isAsExpression(at) && !ts.isSatisfiesExpression(at))
      return null
  }
  return null
}

function isTopLevelExport(statement: ts.Node): boolean {
  if (!ts.isSourceFile(statement.parent) || !ts.canHaveModifiers(statement)) return false
  return ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false
}

/** The call whose arguments hold a node, with the name of what is called. */
export function callAround(node: ts.Node): { readonly call: ts.CallExpression; readonly name: string } | null {
  const call = ts.findAncestor(node.parent, ts.isCallExpression)
  return call ? { call, name: call.expression.getText() } : null
}
