import ts from 'typescript'
import { unwrap } from './unwrap.ts'

export type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction

/** A function as it stands in the source: what is decorated, and by what. */
export interface FoundFunction {
  readonly name: string
  readonly nameNode: ts.Node
  readonly fn: FunctionNode
  /** The whole statement, or the expression where it has no statement of its own. */
  readonly statement: ts.Node
  readonly decorated: ts.CallExpression | null
}

/** The functions that a symbol stands for: one, or several where a name is defined twice. */
export function findFunctions(named: ts.Symbol, checker: ts.TypeChecker): FoundFunction[] {
  const symbol = targetOf(named, checker)
  return (symbol.declarations ?? []).flatMap((declaration) => findDeclared(declaration, named.name, checker) ?? [])
}

/** The function that a top-level declaration gives a name. */
export function findDeclared(declaration: ts.Declaration, name: string, checker: ts.TypeChecker): FoundFunction | null {
  if (ts.isFunctionDeclaration(declaration) && declaration.body && declaration.name) {
    return { name, nameNode: declaration.name, fn: declaration, statement: declaration, decorated: null }
  }
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return null
  const value = findFunctionValue(declaration.initializer, checker)
  return value && { name, nameNode: declaration.name, statement: statementOf(declaration), ...value }
}

/** A function that stands where it is used, without a name: `step((v: number) => v + 1)`. */
export function findInline(expression: ts.Expression): FoundFunction | null {
  const inner = unwrap(expression)
  if (!ts.isArrowFunction(inner) && !ts.isFunctionExpression(inner)) return null
  const name = inner.name?.text ?? ''
  return { name, nameNode: inner.name ?? inner, fn: inner, statement: inner, decorated: null }
}

export function targetOf(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

export function isDecorateCall(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /(^|\.)decorate$/.test(node.expression.getText())
}

/** Top-level functions at which a `mutate(...)` stands, exported or not, in the order of the text. */
export function findMutators(file: ts.SourceFile): (ts.VariableDeclaration & { readonly name: ts.Identifier })[] {
  const declarations = file.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [],
  )
  return declarations.filter((one): one is ts.VariableDeclaration & { readonly name: ts.Identifier } => {
    const call = one.initializer && unwrap(one.initializer)
    return call !== undefined && ts.isIdentifier(one.name) && isDecorateCall(call) && call.arguments.some(isMutateCall)
  })
}

function isMutateCall(node: ts.Node): boolean {
  return ts.isCallExpression(node) && /(^|\.)mutate$/.test(node.expression.getText())
}

function findFunctionValue(
  expression: ts.Expression,
  checker: ts.TypeChecker,
): { fn: FunctionNode; decorated: ts.CallExpression | null } | null {
  const inner = unwrap(expression)
  if (!isDecorateCall(inner)) {
    const fn = functionAt(inner, checker)
    return fn && { fn, decorated: null }
  }
  const last = inner.arguments[inner.arguments.length - 1]
  const fn = last && functionAt(last, checker)
  return fn ? { fn, decorated: inner } : null
}

/** The function that an expression is, or names. */
function functionAt(argument: ts.Expression, checker: ts.TypeChecker): FunctionNode | null {
  const inner = unwrap(argument)
  if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) return inner
  if (!ts.isIdentifier(inner)) return null
  const symbol = checker.getSymbolAtLocation(inner)
  const declaration = symbol && targetOf(symbol, checker).valueDeclaration
  if (declaration && ts.isFunctionDeclaration(declaration)) return declaration
  const value = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : null
}

function statementOf(declaration: ts.VariableDeclaration): ts.Node {
  const list = declaration.parent
  return ts.isVariableDeclarationList(list) && list.declarations.length === 1 ? list.parent : declaration
}
