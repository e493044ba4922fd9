import type { EditIntent } from '../model/edit.ts'
import { findNode } from '../model/graph.ts'
import { connect } from './connect.ts'
import { type EditContext, functionOf, functionsNamed, type Planned } from './context.ts'
import { checkName } from './names.ts'
import { addParameters, parameterOf } from './parameters.ts'
import { refuse } from './refusal.ts'
import { checkExpression, checkType } from './typeText.ts'

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
  const isNew = !findNode(context.graph, name)
  const text = defaultText === undefined ? `${name}: ${type.trim()}` : `${name}: ${type.trim()} = ${defaultText.trim()}`
  addParameters(context.changes, found, [text], defaultText === undefined)
  return { title: `Add input ${name} to ${target}`, created: isNew ? [name] : [] }
}
