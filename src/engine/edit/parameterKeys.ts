import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { calledName, isOurs } from '../analyze/modifierCalls.ts'

/** A text or a key in a modifier that is the name of a parameter or of a node. */
export type NameText = ts.StringLiteralLike | ts.Identifier

/** A modifier of a function that names one of its parameters. */
export interface ParameterKey {
  readonly key: NameText
  readonly call: ts.CallExpression
}

/** Every place in a function's own modifiers that names a parameter of the function: `inject({ x: ... })`. */
export function parameterKeys({ decorated }: FoundFunction, name: string, checker: ts.TypeChecker): ParameterKey[] {
  return ownCalls(decorated, checker).flatMap(({ call, called }) =>
    keysIn(call, called)
      .filter((key) => key.text === name)
      .map((key) => ({ key, call })),
  )
}

/** Whether modifiers feed a parameter in all that they make of a function: read from the text, for what is in no graph. */
export function isBoundByText(found: FoundFunction, name: string, checker: ts.TypeChecker): boolean {
  return ownCalls(found.decorated, checker).some(({ call, called }) => {
    if (called === 'exclude') return true
    const has = (keys: readonly NameText[]) => keys.some((key) => key.text === name)
    if (called.startsWith('loadFrom.') && found.fn.parameters.length === 1) return true
    const entries = entriesOf(call, called)
    return entries.length > 0 && entries.every((entry) => has(keysOf(entry)))
      ? true
      : (called === 'parameterizeValues' || called.startsWith('loadFrom.')) && has(keysIn(call, called))
  })
}

/** The calls of ours in the modifiers of a `decorate(...)`, those within others included, by what they call. */
export function ownCalls(decorated: ts.CallExpression | null, checker: ts.TypeChecker) {
  const calls: { call: ts.CallExpression; called: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isOurs(node.expression, checker)) {
      calls.push({ call: node, called: calledName(node.expression, checker) })
    }
    ts.forEachChild(node, visit)
  }
  for (const modifier of decorated?.arguments.slice(0, -1) ?? []) visit(modifier)
  return calls
}

function keysIn(call: ts.CallExpression, called: string): readonly NameText[] {
  const [first] = call.arguments
  if (called === 'parameterizeValues') return first && ts.isStringLiteralLike(first) ? [first] : []
  if (called.startsWith('loadFrom.')) {
    const inject = first && valueAt(first, 'inject')
    return inject && ts.isStringLiteralLike(inject) ? [inject] : []
  }
  return entriesOf(call, called).flatMap(keysOf)
}

/** The objects in a modifier whose keys are parameters: one for each node that it makes. */
function entriesOf(call: ts.CallExpression, called: string): readonly ts.Expression[] {
  const [first] = call.arguments
  if (!first) return []
  if (called === 'inject') return [first]
  if (called === 'parameterize' || called === 'parameterizeSources') return valuesOf(first)
  // Behind the functions that are changed stands what feeds the one that changes them.
  if (called === 'mutate') return call.arguments.slice(-1)
  if (called !== 'parameterizeExtractColumns') return []
  return call.arguments.flatMap((frame) => valueAt(frame, 'inputs') ?? [])
}

export function keysOf(object: ts.Expression): readonly NameText[] {
  if (!ts.isObjectLiteralExpression(object)) return []
  return object.properties.flatMap(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? [name] : [],
  )
}

export function valuesOf(object: ts.Expression): readonly ts.Expression[] {
  if (!ts.isObjectLiteralExpression(object)) return []
  return object.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? [one.initializer] : []))
}

export function valueAt(object: ts.Expression, key: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(object)) return undefined
  const property = object.properties.find(
    (one): one is ts.PropertyAssignment =>
      ts.isPropertyAssignment(one) &&
      (ts.isIdentifier(one.name) || ts.isStringLiteralLike(one.name)) &&
      one.name.text === key,
  )
  return property?.initializer
}
