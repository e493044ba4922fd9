import ts from 'typescript'
import type { FunctionInfo } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { type CheckedProgram, userPath } from './compiler.ts'
import { contains } from './diagnostics.ts'
import { placeOf } from './places.ts'
import { declarationsOf, topLevelStatement } from './references.ts'

/**
 * Bodies that use a node's function where its value must be meant: `total.length` without a parameter `total`. TypeScript
 * takes some of these (`${total}`), so that a parameter that was taken away would go unnoticed.
 */
export function checkFunctionValues(
  path: string,
  { checker, sourceFile }: CheckedProgram,
  functions: readonly FunctionInfo[],
  nodeNames: ReadonlySet<string>,
): Problem[] {
  const file = sourceFile(path)
  if (!file || functions.length === 0) return []
  const problems: Problem[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && nodeNames.has(node.text) && meansNodeValue(node, checker)) {
      const where = placeOf(node, file)
      const owner = functions.find((fn) => contains(fn, where.line, where.column))
      if (owner) problems.push(problemOf(owner, node.text, where))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return problems
}

function problemOf(owner: FunctionInfo, name: string, where: Problem['where']): Problem {
  return makeProblem('DW-ANALYZE-014', 'body', {
    severity: 'warning',
    message: `"${owner.name}" uses "${name}" as a value, but has no such parameter: here it is the function.`,
    hint: `Take "${name}" as a parameter.`,
    nodes: [owner.name],
    where,
    fixes: [
      {
        label: `Take ${name} as a parameter`,
        intent: { kind: 'addInput', name, type: 'unknown', target: owner.name },
      },
    ],
  })
}

/** Whether a name stands for a function where only what that gives makes sense. */
function meansNodeValue(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  return isUsedAsValue(name) && !isParameter(name) && isNodeFunction(name, checker)
}

/** Most names of nodes are: to see that by the tree alone is quicker than to ask the checker. */
function isParameter({ text, parent }: ts.Identifier): boolean {
  for (let at: ts.Node = parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at) && at.parameters.some(({ name }) => ts.isIdentifier(name) && name.text === text))
      return true
  }
  return false
}

/** Whether it could stand for what the function gives as well: it is neither called nor passed on. */
export function mayMeanNodeValue(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const isTakenApart = ts.isPropertyAccessExpression(name.parent) && name.parent.expression === name
  return (isTakenApart || isUsedAsValue(name)) && isNodeFunction(name, checker)
}

/** Computed with, taken apart or given back; not called, passed on, or asked for what functions have. */
function isUsedAsValue(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name && !(parent.name.text in OF_FUNCTIONS)
  if (ts.isElementAccessExpression(parent)) return parent.expression === name
  if (ts.isBinaryExpression(parent)) return COMPUTING.has(parent.operatorToken.kind)
  if (ts.isForOfStatement(parent) || ts.isReturnStatement(parent)) return parent.expression === name
  if (ts.isArrowFunction(parent)) return parent.body === name
  return ts.isTemplateSpan(parent) || ts.isSpreadElement(parent) || ts.isPrefixUnaryExpression(parent)
}

const OF_FUNCTIONS: object = Function.prototype

const COMPUTING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
])

/** A function of a module's, and no parameter or variable of that name. */
function isNodeFunction(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  return declarationsOf(name, checker).some((declaration) => {
    const isFunction =
      ts.isFunctionDeclaration(declaration) ||
      (ts.isVariableDeclaration(declaration) && checker.getTypeAtLocation(declaration).getCallSignatures().length > 0)
    const statement = isFunction ? topLevelStatement(declaration) : null
    if (!statement || userPath(declaration.getSourceFile()) === null) return false
    return ts.isFunctionDeclaration(declaration)
      ? ts.isSourceFile(declaration.parent)
      : ts.isVariableStatement(statement) && ts.isSourceFile(declaration.parent.parent.parent)
  })
}
