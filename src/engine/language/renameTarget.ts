import ts from 'typescript'
import { type FoundFunction, findDeclared, findInline, isDecorateCall } from '../analyze/findFunctions.ts'
import { calledName, isOurs } from '../analyze/modifierCalls.ts'
import { feedsItself } from '../edit/bound.ts'
import { allFunctions, nodeNameOf } from '../edit/functions.ts'
import { meaningOf } from '../edit/identifiers.ts'
import { makingTexts } from '../edit/makingTexts.ts'
import { boundBy, doesCall, labelKeys, namedBy } from '../edit/modifierNames.ts'
import { keysOf, parameterKeys } from '../edit/parameterKeys.ts'
import { parameterNamed } from '../edit/parameters.ts'
import { callsGiven } from '../edit/renameBound.ts'
import { signaturesOf } from '../edit/statements.ts'
import { findNode } from '../model/graph.ts'
import type { LanguageScope } from './scope.ts'
import { isFunctionNode } from './tokens.ts'

type Name = ts.Identifier | ts.StringLiteralLike

/** What another name at a place of the text is for. */
export type RenameTarget =
  | { readonly kind: 'node'; readonly node: string }
  /** A node of another configuration, or a function whose nodes are called otherwise. */
  | { readonly kind: 'absent'; readonly node: string }
  /** A parameter that modifiers feed. */
  | { readonly kind: 'parameter'; readonly found: FoundFunction; readonly parameter: string }
  | { readonly kind: 'fixed'; readonly reason: string }
  /** None of the graph's names. */
  | { readonly kind: 'other' }

const OTHER: RenameTarget = { kind: 'other' }

export function renameTarget(scope: LanguageScope, name: Name): RenameTarget {
  const call = callOfWord(name)
  if (call) return targetOfWord(scope, name, call) ?? OTHER
  if (ts.isStringLiteralLike(name)) return OTHER
  const declarations = meaningOf(name, scope.checked.checker)?.declarations ?? []
  const [first] = declarations
  if (first && ts.isParameter(first)) return targetOfParameter(scope, first)
  const names = declarations.map(ts.getNameOfDeclaration)
  const found = allFunctions(scope).find(
    (one) => names.includes(one.nameNode as ts.Identifier) && one.name === name.text,
  )
  return found ? nodeTarget(scope, nodeNameOf(scope, found)) : OTHER
}

function nodeTarget({ graph }: LanguageScope, node: string): RenameTarget {
  return { kind: findNode(graph, node) ? 'node' : 'absent', node }
}

function targetOfParameter(scope: LanguageScope, { name, parent }: ts.ParameterDeclaration): RenameTarget {
  if (!ts.isIdentifier(name) || !isFunctionNode(parent)) return OTHER
  const parameter = name.text
  const found = allFunctions(scope).find((one) => signaturesOf(one).includes(parent))
  if (found && feedsItself(scope, found, parameter)) return nodeTarget(scope, parameter)
  const helper = found ?? helperOf(scope, parent)
  return helper && (found || callsGiven(scope, helper).length > 0 || doesCall(scope, helper))
    ? { kind: 'parameter', found: helper, parameter }
    : OTHER
}

/** A function that is no node, by its own name or where it stands in a modifier. */
function helperOf({ checked: { checker } }: LanguageScope, fn: ts.Node): FoundFunction | null {
  const declaration = ts.findAncestor(fn, (one) => ts.isFunctionDeclaration(one) || ts.isVariableDeclaration(one))
  const name = declaration && ts.getNameOfDeclaration(declaration as ts.Declaration)
  const declared = name && ts.isIdentifier(name) && findDeclared(declaration as ts.Declaration, name.text, checker)
  if (declared && declared.fn === fn) return declared
  return ts.isExpression(fn) ? findInline(fn) : null
}

/** The call that a key or a text in literals is part of: of a modifier, of a binding, or of what is called on a step. */
function callOfWord(name: Name): ts.CallExpression | null {
  const isKey = ts.isPropertyAssignment(name.parent) && name.parent.name === name
  if (!isKey && !ts.isStringLiteralLike(name)) return null
  let at: ts.Node = name
  while (isLiteralPart(at.parent)) at = at.parent
  const call = at.parent
  if (!ts.isCallExpression(call) || call.expression === at) return null
  return ts.findAncestor(call, isDecorateCall) && !isDecorateCall(call) ? call : null
}

function isLiteralPart(node: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node)
  )
}

/** Null for a call of the user's own code. */
function targetOfWord(scope: LanguageScope, name: Name, call: ts.CallExpression): RenameTarget | null {
  const { checker } = scope.checked
  const text = name.text
  const callee = call.expression
  const isChained = ts.isPropertyAccessExpression(callee) && ts.isCallExpression(callee.expression)
  if (!isChained && !isOurs(callee, checker)) return null
  const called = isChained ? `.${callee.name.text}` : calledName(callee, checker)
  const fixed: RenameTarget = {
    kind: 'fixed',
    reason: `"${text}" is a word of ${called}(...), and no name of its own.`,
  }
  const isKey = ts.isPropertyAssignment(name.parent) && name.parent.name === name
  if (isKey && /\.when(Not)?(In)?$/.test(called)) {
    return findNode(scope.graph, text)
      ? nodeTarget(scope, text)
      : { kind: 'fixed', reason: `"${text}" is a key of the config: it is changed there, and then here.` }
  }
  if (namedBy(call, called).some((one) => one === name))
    return findNode(scope.graph, text) ? nodeTarget(scope, text) : fixed
  const decorated = ts.findAncestor(call, isDecorateCall)
  const owner = decorated && ownerOf(scope, decorated)
  if (!owner) return fixed
  if (parameterKeys(owner, text, checker).some(({ key }) => key === name))
    return targetIn(scope, [owner], text) ?? fixed
  const bound = boundBy(call, called).flatMap(keysOf)
  if (bound.some((key) => key === name)) return targetIn(scope, functionsGiven(scope, call), text) ?? fixed
  const labels = labelKeys(scope, [owner], new Map([[text, text]]))
  const isMade = [...labels, ...makingTexts(scope, [owner], text)].some((one) => one === name)
  // A namespace may be called as a node of somebody else's.
  return isMade && findNode(scope.graph, text)?.origin === owner.name ? nodeTarget(scope, text) : fixed
}

/** The function whose modifiers a `decorate(...)` holds. */
function ownerOf(scope: LanguageScope, decorated: ts.CallExpression): FoundFunction | null {
  const found = allFunctions(scope).find((one) => one.decorated === decorated)
  const declaration = ts.findAncestor(decorated, ts.isVariableDeclaration)
  if (found || !declaration || !ts.isIdentifier(declaration.name)) return found ?? null
  return findDeclared(declaration, declaration.name.text, scope.checked.checker)
}

function functionsGiven(scope: LanguageScope, call: ts.CallExpression): FoundFunction[] {
  const { checker } = scope.checked
  return call.arguments.flatMap((argument) => {
    const inline = findInline(argument)
    if (inline) return [inline]
    const symbol = ts.isIdentifier(argument) ? meaningOf(argument, checker) : undefined
    return (symbol?.declarations ?? []).flatMap((one) => findDeclared(one, argument.getText(), checker) ?? [])
  })
}

/** The parameter that a key stands for; null where it is none, or one of several functions. */
function targetIn(scope: LanguageScope, functions: readonly FoundFunction[], name: string): RenameTarget | null {
  const [found, ...more] = functions.filter(({ fn }) => parameterNamed(fn, name))
  const parameter = found && parameterNamed(found.fn, name)
  return parameter && more.length === 0 ? targetOfParameter(scope, parameter) : null
}
