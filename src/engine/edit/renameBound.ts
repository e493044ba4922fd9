import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { placeOf } from '../analyze/places.ts'
import type { Place } from '../model/problem.ts'
import { callsOf } from './bound.ts'
import type { EditContext } from './context.ts'
import { nodeNameOf } from './functions.ts'
import { referringCalls } from './modifierNames.ts'
import { keysOf, ownCalls, parameterKeys, valueAt, valuesOf } from './parameterKeys.ts'
import { refuse } from './refusal.ts'
import { renameParameter } from './renameParameter.ts'

/**
 * Another name for a parameter that modifiers feed, and not the node of its name: what they bind it by follows, what feeds it
 * stays. @throws {EditRefusal} where its name says what feeds it all the same.
 */
export function renameBoundParameter(context: EditContext, found: FoundFunction, from: string, to: string): void {
  checkNotNested(context, found, from)
  for (const { call, called } of callsGiven(context, found)) {
    if (!bindsParameter(call, called, found, from)) refuseNamed(context, found, from, placeOf(call))
  }
  renameParameter(context, found, from, to)
}

/** Calls that are given functions, and feed none of their parameters or tell it themselves. */
const ELSEWHERE = ['mutate', 'applyTo', 'does', 'resolve']

/** Calls of modifiers that say what feeds a helper: those that it is given to, and the `mutate` at itself. */
export function callsGiven(context: Pick<EditContext, 'checked'>, found: FoundFunction) {
  const own = ownCalls(found.decorated, context.checked.checker).filter(({ called }) => called === 'mutate')
  const others = referringCalls(context, found).filter(({ called }) => !ELSEWHERE.includes(called))
  return [...own, ...others]
}

function bindsParameter(call: ts.CallExpression, called: string, { fn }: FoundFunction, name: string): boolean {
  const has = (object: ts.Expression | undefined) =>
    object !== undefined && keysOf(object).some((key) => key.text === name)
  const [first] = fn.parameters
  const isFirst = first !== undefined && ts.isIdentifier(first.name) && first.name.text === name
  const last = call.arguments[call.arguments.length - 1]
  if (called === 'checkOutputCustom') return isFirst
  if (called === 'step' || called === 'mutate') return isFirst || has(last)
  if (!last || (called !== 'subdag' && called !== 'parameterizedSubdag')) return false
  const outputs = valuesOf(valueAt(last, 'outputs') ?? last).map((one) => valueAt(one, 'inputs'))
  return has(valueAt(last, 'inputs')) || (called === 'parameterizedSubdag' && outputs.length > 0 && outputs.every(has))
}

/** The parameters of a function that nests others take those by their names. */
function checkNotNested(context: EditContext, found: FoundFunction, name: string): void {
  if (parameterKeys(found, name, context.checked.checker).length) return
  const edge = callsOf(context, found)
    .flatMap((node) => node.dependencies)
    .find((one) => one.parameter === name && one.node.endsWith(`.${name}`) && !one.node.includes('.select_data.'))
  if (edge) refuseNamed(context, found, name, edge.where)
}

function refuseNamed(context: EditContext, found: FoundFunction, name: string, where: Place | null): never {
  const owner = nodeNameOf(context, found) || 'a function in a modifier'
  return refuse('made', {
    message: `The name of the parameter "${name}" of "${owner}" says what feeds it there.`,
    hint: 'Rename what feeds it, or bind the parameter in the modifier first.',
    nodes: [],
    where,
  })
}
