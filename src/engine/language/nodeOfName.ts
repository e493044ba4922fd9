import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { meaningOf } from '../edit/identifiers.ts'
import { findNode, type Graph } from '../model/graph.ts'
import type { LanguageScope } from './scope.ts'
import { exportedAs, isFunctionNode } from './tokens.ts'

/** The node that a name in the text stands for: a node's function, a parameter that one feeds, or a text in a modifier. */
export function nodeOfName(scope: LanguageScope, name: ts.Identifier | ts.StringLiteralLike): string | null {
  if (ts.isStringLiteralLike(name)) return nodeOfText(scope, name)
  const declaration = meaningOf(name, scope.checked.checker)?.declarations?.[0]
  if (!declaration) return null
  if (ts.isParameter(declaration)) return nodeOfParameter(scope.graph, declaration)
  if (!ts.isFunctionDeclaration(declaration) && !ts.isVariableDeclaration(declaration)) return null
  const declared = ts.getNameOfDeclaration(declaration)
  return declared && ts.isIdentifier(declared) && userPath(declaration.getSourceFile()) !== null
    ? nodeOfFunction(scope.graph, declared.text)
    : null
}

function nodeOfParameter(graph: Graph, { name, parent }: ts.ParameterDeclaration): string | null {
  const owner = isFunctionNode(parent) ? exportedAs(parent) : null
  if (!owner || !ts.isIdentifier(name)) return null
  const parameter = name.text
  const taker = graph.nodes.find(
    (node) => node.origin === owner.text && node.dependencies.some((one) => one.parameter === parameter),
  )
  const feeding = taker?.dependencies.find((one) => one.parameter === parameter)?.node
  return feeding ?? (findNode(graph, parameter) ? parameter : null)
}

/** By its own name, or less what tells variants apart. */
function nodeOfFunction(graph: Graph, name: string): string | null {
  if (findNode(graph, name)) return name
  return graph.nodes.find((node) => node.origin === name)?.name ?? null
}

function nodeOfText({ graph }: LanguageScope, text: ts.StringLiteralLike): string | null {
  const isInModifier = ts.findAncestor(
    text,
    (one) => ts.isCallExpression(one) && /\bdecorate$/.test(one.expression.getText()),
  )
  return isInModifier && findNode(graph, text.text) ? text.text : null
}
