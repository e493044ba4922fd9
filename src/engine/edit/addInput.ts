import type { EditIntent } from '../model/edit.ts'
import { findNode } from '../model/graph.ts'
import { checkUncaptured } from './capture.ts'
import { connect } from './connect.ts'
import type { EditContext, Planned } from './context.ts'
import { functionOf, functionsNamed } from './functions.ts'
import { checkName } from './names.ts'
import { addParameters, parameterOf } from './parameters.ts'
import { refuse } from './refusal.ts'
import { checkExpression, checkType } from './syntax.ts'
import { bringType } from './typeNames.ts'

type AddInput = EditIntent & { readonly kind: 'addInput' }

/** A parameter that no function feeds: an input of the graph, new or shared with others that take it. */
export function addInput(context: EditContext, { name, type, target, defaultText }: AddInput): Planned {
  const found = functionOf(context, target)
  checkName(name)
  if (functionsNamed(context, name).length > 0)
    return connect(context, { kind: 'connect', source: name, target, parameter: null })
  if (parameterOf(found, name)) {
    refuse('duplicate', { message: `"${target}" takes "${name}" already.`, nodes: [name, target] })
  }
  checkType(type)
  if (defaultText !== undefined) checkExpression(defaultText)
  checkUncaptured(context, found.fn, [], name)
  const written = bringType(context, type.trim(), null, found.fn.getSourceFile())
  const isNew = !findNode(context.graph, name)
  const text = defaultText === undefined ? `${name}: ${written}` : `${name}: ${written} = ${defaultText.trim()}`
  addParameters(context.changes, found, [text], defaultText === undefined)
  return { title: `Add input ${name} to ${target}`, created: isNew ? [name] : [] }
}
