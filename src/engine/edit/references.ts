import ts from 'typescript'
import { type CheckedProgram, userPath } from '../analyze/compiler.ts'
import { type FunctionNode, targetOf } from '../analyze/findFunctions.ts'
import type { EditContext } from './context.ts'
import { refuse } from './refusal.ts'

/** Puts another name in the place of a symbol's, wherever it stands for it: declarations, uses, imports and exports. */
export function renameSymbol(
  context: EditContext,
  { symbol, from, to }: { readonly symbol: ts.Symbol; readonly from: string; readonly to: string },
  scope: readonly ts.Node[] = userFiles(context.checked),
): void {
  for (const root of scope) {
    const names = identifiersIn(root, from).filter((name) => standsFor(name, symbol, context.checked.checker))
    if (names.length) checkUncaptured(names, root, { symbol, to }, context)
    for (const name of names) replaceName(context, name, to)
  }
}

/** Every identifier of that text in a tree, in order; files that do not hold the text are not walked. */
export function identifiersIn(root: ts.Node, text: string): ts.Identifier[] {
  const file = root.getSourceFile()
  if (!file.text.includes(text)) return []
  const found: ts.Identifier[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === text) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(root)
  return found
}

export function userFiles({ program }: CheckedProgram): ts.SourceFile[] {
  return program.getSourceFiles().filter((file) => userPath(file) !== null)
}

function standsFor(name: ts.Identifier, symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const { parent } = name
  const here = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : ts.isExportSpecifier(parent) && (parent.propertyName ?? parent.name) === name
      ? (checker.getExportSpecifierLocalTargetSymbol(parent) ?? checker.getSymbolAtLocation(name))
      : checker.getSymbolAtLocation(name)
  return here !== undefined && checker.getExportSymbolOfSymbol(targetOf(here, checker)) === symbol
}

/** `{ a }` becomes `{ a: b }`: the property keeps its name. */
function replaceName({ changes }: EditContext, name: ts.Identifier, to: string): void {
  const isShorthand = ts.isShorthandPropertyAssignment(name.parent)
  changes.replace(name.getSourceFile(), name.getStart(), name.end, isShorthand ? `${name.text}: ${to}` : to)
}

/** The new name must mean nothing else where the old one stands, and nothing else must come to mean the new one. */
function checkUncaptured(
  names: readonly ts.Identifier[],
  root: ts.Node,
  { symbol, to }: { readonly symbol: ts.Symbol; readonly to: string },
  { checked: { checker } }: EditContext,
): void {
  const others = identifiersIn(root, to).filter((other) => standsForValue(other))
  const reach = new Set(names.map((name) => statementAround(name)))
  const clash = others.find((other) => {
    if (ts.isSourceFile(root) && isDeclaredOutside(other, symbol, checker)) return true
    return !ts.isSourceFile(root) || reach.has(statementAround(other))
  })
  if (!clash) return
  const line = clash.getSourceFile().getLineAndCharacterOfPosition(clash.getStart()).line + 1
  refuse('captured', {
    message: `"${to}" means something else already in ${userPath(clash.getSourceFile())}:${line}.`,
    where: {
      file: userPath(clash.getSourceFile()) ?? '',
      line,
      column: clash.getSourceFile().getLineAndCharacterOfPosition(clash.getStart()).character + 1,
    },
  })
}

/** Whether a name leads out of every function: to the module's own level, to an import, to what is global. */
function isDeclaredOutside(name: ts.Identifier, renamed: ts.Symbol, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(name)
  if (!symbol || symbol === renamed) return false
  return (symbol.declarations ?? []).every((one) => !ts.findAncestor(one, isWithinFunction))
}

function isWithinFunction(node: ts.Node): boolean {
  return node.parent !== undefined && ts.isFunctionLike(node.parent)
}

function statementAround(node: ts.Node): ts.Node {
  return ts.findAncestor(node, (one) => one.parent === undefined || ts.isSourceFile(one.parent)) ?? node
}

/** Names of properties and keys stand for themselves. */
export function standsForValue(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== name
  if (ts.isQualifiedName(parent)) return parent.right !== name
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) {
    return parent.name !== name
  }
  if (ts.isMethodDeclaration(parent) || ts.isMethodSignature(parent)) return parent.name !== name
  if (ts.isBindingElement(parent)) return parent.propertyName !== name
  if (ts.isImportSpecifier(parent)) return parent.propertyName !== name
  return !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent)
}

/** Every name in a tree that stands for what a declaration's name does, that name included. */
export function usesOf({ checked: { checker } }: EditContext, name: ts.Node, root: ts.Node): ts.Identifier[] {
  const symbol = checker.getSymbolAtLocation(name)
  if (!symbol || !ts.isIdentifier(name)) return []
  return identifiersIn(root, name.text).filter((one) =>
    standsFor(one, checker.getExportSymbolOfSymbol(symbol), checker),
  )
}

/** In a function's body and defaults, another name in the place of a parameter's. */
export function replaceUses(context: EditContext, fn: FunctionNode, from: string, to: string): void {
  const parameter = fn.parameters.find((one) => ts.isIdentifier(one.name) && one.name.text === from)
  if (!parameter) return
  for (const use of usesOf(context, parameter.name, fn)) if (use !== parameter.name) replaceName(context, use, to)
}
