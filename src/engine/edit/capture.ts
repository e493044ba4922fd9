import ts from 'typescript'
import type { FunctionNode } from '../analyze/findFunctions.ts'
import { placeOf } from '../analyze/places.ts'
import type { EditScope } from './context.ts'
import { identifiersIn, meaningOf, standsForValue, symbolAt } from './identifiers.ts'
import { refuse } from './refusal.ts'

/**
 * The new name must mean nothing else where the old one stands, and nothing else must come to mean the new one.
 * @param root where the renamed thing is known: a function for its parameter, else a file.
 * @param uses where it stands under the old name.
 * @param isMeant of a name that stands there already: whether it is to mean the new thing.
 * @throws {EditRefusal} where it would.
 */
export function checkUncaptured(
  scope: EditScope,
  root: ts.SourceFile | FunctionNode,
  uses: readonly ts.Node[],
  name: string,
  isMeant: (other: ts.Identifier) => boolean = () => false,
): void {
  const { checker } = scope.checked
  const own = uses[0] && meaningOf(uses[0], checker)
  for (const other of identifiersIn(root, name)) {
    if (other === (root as FunctionNode).name || !standsForValue(other) || isTypeName(other)) continue
    if (isMeant(other)) continue
    const symbol = symbolAt(other, checker)
    if (!symbol || (own && meaningOf(other, checker) === own)) continue
    const home = symbol.declarations?.find((one) => isWithin(one, root))
    const area = home && areaOf(home, root)
    if (area && !uses.some((use) => isWithin(use, area))) continue
    refuseCaptured(other)
  }
}

function refuseCaptured(other: ts.Identifier): never {
  const where = placeOf(other)
  return refuse('captured', {
    message: `"${other.text}" means something else already in ${where.file}:${where.line}.`,
    where,
  })
}

/** A parameter, a variable and a function do not meet types of their name; an import of a type does meet them. */
function isTypeName(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isInterfaceDeclaration(parent) || ts.isTypeAliasDeclaration(parent)) return true
  return ts.isTypeReferenceNode(parent) || ts.isTypeParameterDeclaration(parent) || isSignatureName(name)
}

/** Parameters of function types are names for readers only. */
function isSignatureName({ parent }: ts.Identifier): boolean {
  return ts.isParameter(parent) && (ts.isFunctionTypeNode(parent.parent) || ts.isMethodSignature(parent.parent))
}

/** The part of the text in which a declaration hides what is around it; null where that is all of the root. */
function areaOf(declaration: ts.Node, root: ts.Node): ts.Node | null {
  const isBlockScoped = !ts.isVariableDeclaration(declaration) || isLetOrConst(declaration)
  for (let at = declaration.parent; at && at !== root; at = at.parent) {
    const opens = isBlockScoped ? opensBlock(at) || ts.isFunctionLike(at) : ts.isFunctionLike(at)
    // The outermost block of a function is one with its parameters.
    if (opens && !(ts.isBlock(at) && at.parent === root)) return at
  }
  return null
}

function opensBlock(node: ts.Node): boolean {
  return (
    ts.isBlock(node) ||
    ts.isForStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isCatchClause(node) ||
    ts.isCaseBlock(node) ||
    ts.isModuleBlock(node) ||
    ts.isClassExpression(node)
  )
}

function isLetOrConst({ parent }: ts.VariableDeclaration): boolean {
  return ts.isCatchClause(parent) || (parent.flags & ts.NodeFlags.BlockScoped) !== 0
}

function isWithin(node: ts.Node, root: ts.Node): boolean {
  return node.getSourceFile() === root.getSourceFile() && root.pos <= node.pos && node.end <= root.end
}
