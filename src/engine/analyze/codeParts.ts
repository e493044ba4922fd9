import ts from 'typescript'
import { unwrap } from './unwrap.ts'

/** A piece of code as data: texts, and the pieces that it names. */
export type CodePart = string | ts.Node

/** What a name stands for besides itself: pieces of the user's code, or something of a package. */
export type Resolve = (name: ts.Identifier) => readonly CodePart[] | null

/**
 * What a piece of code does, by its syntax tree: comments, formatting, parentheses, quotes, semicolons and types leave no
 * trace. Two pieces with equal parts do the same if the pieces that they name do.
 */
export function codeParts(root: ts.Node, resolve: Resolve): CodePart[] {
  const parts: CodePart[] = []
  const visit = (given: ts.Node): void => {
    const node = ts.isExpression(given) ? unwrap(given) : given
    if (isErased(node)) return
    parts.push(`${ts.SyntaxKind[node.kind]}${detailOf(node)}`)
    const found = ts.isIdentifier(node) && standsForValue(node) ? resolve(node) : null
    if (found) parts.push(...found)
    else if (isLeaf(node)) parts.push(textOf(node))
    ts.forEachChild(node, visit)
    parts.push(')')
  }
  visit(root)
  return parts
}

type Leaf = ts.Identifier | ts.PrivateIdentifier | ts.LiteralLikeNode

function isLeaf(node: ts.Node): node is Leaf {
  return (
    ts.isIdentifier(node) ||
    ts.isPrivateIdentifier(node) ||
    ts.isLiteralExpression(node) ||
    ts.isTemplateLiteralToken(node)
  )
}

/** What tags of templates can see is the text as written. */
function textOf(node: Leaf): string {
  return ts.isTemplateLiteralToken(node) ? (node.rawText ?? node.text) : node.text
}

/** What a node says besides its kind and its children. */
function detailOf(node: ts.Node): string {
  if (ts.isForStatement(node)) {
    return [node.initializer, node.condition, node.incrementor].map((one) => (one ? '+' : '-')).join('')
  }
  if (ts.isBindingElement(node)) return node.propertyName ? ':' : ''
  if (ts.isShorthandPropertyAssignment(node)) return node.name.text
  if (ts.isVariableDeclarationList(node)) return String(node.flags & ts.NodeFlags.BlockScoped)
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return ts.SyntaxKind[node.operator]
  if (ts.isMetaProperty(node)) return ts.SyntaxKind[node.keywordToken]
  // Parentheses are gone: these flags tell `(a?.b).c` from `a?.b.c`.
  return node.flags & ts.NodeFlags.OptionalChain ? '?' : ''
}

/** What is not there when the code runs, or makes no difference to it. */
function isErased(node: ts.Node): boolean {
  if (ts.isTypeNode(node)) return !ts.isExpressionWithTypeArguments(node)
  if (ts.isHeritageClause(node)) return node.token === ts.SyntaxKind.ImplementsKeyword
  // A semicolon too many; that of `while (next());` is the whole body.
  if (ts.isEmptyStatement(node)) return ts.isBlock(node.parent) || ts.isCaseOrDefaultClause(node.parent)
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return !node.body
  return ERASED.has(node.kind)
}

const ERASED: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.TypeParameter,
  ts.SyntaxKind.SemicolonClassElement,
  ts.SyntaxKind.ExportKeyword,
  ts.SyntaxKind.DefaultKeyword,
])

/** Names of properties, labels and declarations stand for themselves. */
function standsForValue(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isShorthandPropertyAssignment(parent)) return true
  if (ts.isBindingElement(parent) && parent.propertyName === name) return false
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false
  return !('name' in parent) || parent.name !== name
}
