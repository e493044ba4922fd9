import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { calledName, isOurs } from '../analyze/modifierCalls.ts'
import type { Changes } from './changes.ts'
import type { EditScope } from './context.ts'
import { identifiersIn, meaningOf, userFiles } from './identifiers.ts'
import { keysOf, type NameText, ownCalls, parameterKeys, valueAt, valuesOf } from './parameterKeys.ts'

/** Texts in modifiers that are names of nodes: `source('x')`, `parameterizeSources({ made: { parameter: 'x' } })`. */
export function nodeTexts(scope: EditScope, isMeant: (name: string) => boolean): NameText[] {
  return userFiles(scope.checked).flatMap((file) =>
    callsOf(file, scope).flatMap(({ call, called }) => namedBy(call, called).filter((one) => isMeant(one.text))),
  )
}

/** Keys of `tagOutputs` that name a function's own node, or one that is named after it. */
export function labelKeys(
  { checked }: EditScope,
  functions: readonly FoundFunction[],
  names: ReadonlyMap<string, string>,
): NameText[] {
  return functions
    .flatMap(({ decorated }) => ownCalls(decorated, checked.checker))
    .flatMap(({ call, called }) => (called === 'tagOutputs' ? [...call.arguments] : []))
    .flatMap(keysOf)
    .filter((key) => names.has(key.text))
}

/** Keys of conditions over the config: `config.when({ x: 1 })`, `.whenIn({ x: [1] })`. */
export function configKeys(scope: EditScope, name: string): NameText[] {
  return userFiles(scope.checked).flatMap((file) =>
    identifiersIn(file, name).flatMap((key) => {
      const object = ts.isPropertyAssignment(key.parent) && key.parent.name === key ? key.parent.parent : null
      const call = object?.parent
      const isCondition = call && ts.isCallExpression(call) && /\bwhen(?:Not)?(?:In)?$/.test(call.expression.getText())
      return isCondition ? [key] : []
    }),
  )
}

/** Every place that names a parameter of a function as a key: in its own modifiers, and where others call it as a step. */
export function keysOfParameter(scope: EditScope, found: FoundFunction, name: string): NameText[] {
  const own = parameterKeys(found, name, scope.checked.checker).map(({ key }) => key)
  const bindings = referringCalls(scope, found).flatMap(({ call, called }) => boundBy(call, called))
  return [...own, ...bindings.flatMap(keysOf).filter((key) => key.text === name)]
}

/** A `does(...)` that hands a function's parameters on by their names, or takes them so. */
export function doesCall(scope: EditScope, found: FoundFunction): ts.CallExpression | undefined {
  const own = found.decorated?.arguments.find(
    (one): one is ts.CallExpression =>
      ts.isCallExpression(one) && calledName(one.expression, scope.checked.checker) === 'does',
  )
  return own ?? referringCalls(scope, found).find(({ called }) => called === 'does')?.call
}

export function replaceNameText(changes: Changes, text: NameText, to: string): void {
  const file = text.getSourceFile()
  if (ts.isStringLiteralLike(text)) changes.replace(file, text.getStart() + 1, text.end - 1, to)
  else if (ts.isShorthandPropertyAssignment(text.parent)) changes.insert(file, text.getStart(), `${to}: `)
  else changes.replace(file, text.getStart(), text.end, to)
}

/** Calls of ours that are given a function: `step(f, ...)`, `subdag(f, ...)`, `does(f)`. */
export function referringCalls({ checked }: Pick<EditScope, 'checked'>, found: FoundFunction) {
  const { checker } = checked
  const around = found.nameNode === found.fn ? found.fn.parent : null
  if (around) {
    const isCall = ts.isCallExpression(around) && isOurs(around.expression, checker)
    return isCall ? [{ call: around, called: calledName(around.expression, checker) }] : []
  }
  const symbol = meaningOf(found.nameNode, checker)
  return userFiles(checked).flatMap((file) =>
    identifiersIn(file, found.nameNode.getText()).flatMap((name) => {
      const call = name.parent
      if (!ts.isCallExpression(call) || call.expression === name || !isOurs(call.expression, checker)) return []
      return meaningOf(name, checker) === symbol ? [{ call, called: calledName(call.expression, checker) }] : []
    }),
  )
}

/** The objects whose keys are parameters of the functions that a call is given. */
export function boundBy(call: ts.CallExpression, called: string): readonly ts.Expression[] {
  const last = call.arguments[call.arguments.length - 1]
  if (!last) return []
  if (called === 'step') return [last]
  if (called !== 'subdag' && called !== 'parameterizedSubdag') return []
  const outputs = valueAt(last, 'outputs')
  return [last, ...(outputs ? valuesOf(outputs) : [])].flatMap((options) => valueAt(options, 'inputs') ?? [])
}

function callsOf(file: ts.SourceFile, { checked: { checker } }: EditScope) {
  return ['source', 'parameterizeSources']
    .flatMap((name) => [name, ...importedAs(file, name)])
    .flatMap((name) => identifiersIn(file, name))
    .flatMap((name) => {
      const callee = ts.isPropertyAccessExpression(name.parent) ? name.parent : name
      const call = callee.parent
      if (!ts.isCallExpression(call) || call.expression !== callee || !isOurs(callee, checker)) return []
      return [{ call, called: calledName(callee, checker) }]
    })
}

function importedAs(file: ts.SourceFile, name: string): string[] {
  return identifiersIn(file, name).flatMap(({ parent }) =>
    ts.isImportSpecifier(parent) && parent.propertyName?.text === name ? [parent.name.text] : [],
  )
}

/** Its texts that name nodes. */
export function namedBy(call: ts.CallExpression, called: string): readonly ts.StringLiteralLike[] {
  const [first] = call.arguments
  if (!first) return []
  if (called === 'source') return ts.isStringLiteralLike(first) ? [first] : []
  return called === 'parameterizeSources' ? valuesOf(first).flatMap(valuesOf).filter(ts.isStringLiteralLike) : []
}
