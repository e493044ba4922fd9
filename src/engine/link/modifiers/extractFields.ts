import type { GraphNode } from '../../model/graph.ts'
import { didYouMean, listNames } from '../../model/names.ts'
import type { Binder } from '../bindings.ts'
import { type Filling, pickNode, readWanted, soleNode } from '../extraction.ts'
import type { Modifier } from '../modifier.ts'

/** `extractFields('low', 'word')`: a node of each of these fields of the object; of all where none is named. */
export const extractFields: Modifier = {
  name: 'extractFields',
  lifecycle: 'transformer',
  apply(nodes, spec, context) {
    const wanted = readWanted(spec, true, context)
    const from = wanted && soleNode(nodes, spec, context)
    if (!from) return nodes
    const binder = { spec, context }
    const names = wanted.names.length ? wanted.names : fieldsOf(from, binder)
    return [...nodes, ...names.flatMap((name) => fieldNode(name, from, wanted.fill, binder))]
  },
}

/** All fields of the type, as far as it tells. */
function fieldsOf(from: GraphNode, { spec, context }: Binder): readonly string[] {
  const fields = context.oracle.fields(from.type) ?? []
  if (fields.length === 0) {
    context.complain('DW-LINK-035', {
      message: `extractFields at "${context.fn.name}" makes no node: ${context.oracle.info(from.type).text} does not say which fields there are.`,
      hint: `Name the fields: extractFields('a', 'b').`,
      where: spec.where,
    })
  }
  return fields
}

function fieldNode(name: string, from: GraphNode, fill: Filling, { context }: Binder): GraphNode[] {
  const { oracle, fn } = context
  const { text, shape } = oracle.info(from.type)
  const type = shape.kind === 'any' ? from.type : oracle.field(from.type, name)
  if (type !== null) {
    // What its type lets be missing is `undefined` then, and no failure.
    const isOptional = shape.kind === 'object' && shape.fields.some((one) => one.name === name && one.optional)
    const filling = fill ?? (isOptional ? { value: undefined } : null)
    return [pickNode(name, from, { part: 'field', key: name, fill: filling, type }, context)]
  }
  const known = oracle.fields(from.type)
  if (known) {
    context.complain('DW-LINK-026', {
      message: `"${fn.name}" gives no field "${name}": it gives ${text}.`,
      hint: didYouMean(name, known, known.length ? `It has ${listNames(known)}.` : 'It has none.'),
    })
  } else {
    context.complain('DW-LINK-025', {
      message: `extractFields at "${fn.name}" takes an object apart, but "${from.name}" gives ${text}.`,
      hint: 'Return an object, or take extractFields away.',
    })
  }
  return []
}
