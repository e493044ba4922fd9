import ts from 'typescript'
import type { FunctionRef } from '../model/graph.ts'
import { HIDDEN } from '../model/module.ts'
import type { CheckedProgram } from './compiler.ts'
import { findDeclared, findFunctions, findMutators } from './findFunctions.ts'
import { unwrap } from './unwrap.ts'

/** The syntax of a function, or the smallest piece of its modifiers that is sure to hold or to name it. */
export function functionSyntax(
  { module, exportName, path = [] }: FunctionRef,
  checked: CheckedProgram,
): ts.Node | null {
  const { checker, sourceFile } = checked
  const file = sourceFile(module)
  const symbol = file && checker.getSymbolAtLocation(file)
  if (!file || !symbol) return null
  const hidden = exportName.startsWith(HIDDEN) ? exportName.slice(HIDDEN.length) : null
  const mutator = hidden === null ? null : findMutators(file).find((one) => one.name.text === hidden)
  const exported = checker.getExportsOfModule(symbol).find((one) => one.name === exportName)
  const found = mutator
    ? findDeclared(mutator, mutator.name.text, checker)
    : (exported && findFunctions(exported, checker)[0]) || null
  if (!found || path.length === 0) return found?.fn ?? null
  const [at, ...keys] = path
  const modifier = typeof at === 'number' ? found.decorated?.arguments[at] : undefined
  return modifier ? follow(modifier, keys) : null
}

/** As far as the path leads in the syntax: what only the running code knows (`resolve`) stays whole. */
function follow(expression: ts.Expression, path: readonly (string | number)[]): ts.Expression {
  let at = unwrap(expression)
  for (const key of path) {
    const next = partOf(at, key)
    // Of a check that is an object all counts: its function is called on it.
    if (!next || (key === 'validate' && ts.isObjectLiteralExpression(at))) return at
    at = unwrap(next)
  }
  return at
}

function partOf(node: ts.Expression, key: string | number): ts.Expression | undefined {
  if (ts.isCallExpression(node)) return typeof key === 'number' ? withoutChain(node).arguments[key] : undefined
  if (ts.isArrayLiteralExpression(node)) return typeof key === 'number' ? node.elements[key] : undefined
  if (!ts.isObjectLiteralExpression(node)) return undefined
  for (const property of node.properties) {
    if (property.name && nameOf(property.name) !== String(key)) continue
    if (ts.isPropertyAssignment(property)) return property.initializer
    if (ts.isShorthandPropertyAssignment(property)) return property.name
  }
  return undefined
}

function nameOf(name: ts.PropertyName): string | null {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : null
}

/** `step(...)` of `step(...).named('x').when({ ... })`. */
function withoutChain(call: ts.CallExpression): ts.CallExpression {
  const inner = ts.isPropertyAccessExpression(call.expression) && unwrap(call.expression.expression)
  return inner && ts.isCallExpression(inner) ? withoutChain(inner) : call
}
