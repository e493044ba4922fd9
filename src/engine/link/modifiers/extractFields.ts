import type { GraphNode } from '../../model/graph.ts'
import { didYouMean, listNames } from '../../model/names.ts'
import type { TypeOracle } from '../../model/oracle.ts'
import type { TypeId } from '../../model/type.ts'
import { type Filling, pickNode, readWanted, soleNode } from '../extraction.ts'
import type { Modifier, ModifierContext } from '../modifier.ts'

/** `extractFields('low', 'word')`: a node of each of these fields of the object; of all where none is named. */
export const extractFields: Modifier = {
  name: 'extractFields',
  lifecycle: 'transformer',
  apply(nodes, spec, context) {
    const wanted = readWanted(spec, true, context)
    const from = wanted && soleNode(nodes, spec, context)
    if (!from) return nodes
    const names = wanted.names.length ? wanted.names : fieldsOf(from, context)
    return [...nodes, ...names.flatMap((name, at) => fieldNode(name, from, { fill: wanted.fill, at }, context))]
  },
}

/** All fields of the type, as far as it tells. */
function fieldsOf(from: GraphNode, context: ModifierContext): readonly string[] {
  const fields = context.oracle.fields(from.type) ?? []
  if (fields.length === 0) {
    context.complain('DW-LINK-035', {
      message: `extractFields at "${context.fn.name}" makes no node: ${context.oracle.info(from.type).text} does not say which fields there are.`,
      hint: `Name the fields: extractFields('a', 'b').`,
    })
  }
  return fields
}

/** Its name is the modifier's argument `at`, unless all fields are taken. */
function fieldNode(
  name: string,
  from: GraphNode,
  { fill, at }: { readonly fill: Filling; readonly at: number },
  context: ModifierContext,
): GraphNode[] {
  const { oracle, fn } = context
  const { text, shape } = oracle.info(from.type)
  const type = shape.kind === 'any' ? from.type : oracle.field(from.type, name)
  if (type !== null) {
    const presence = presenceOf(name, from.type, oracle)
    // What its type lets be missing is `undefined` then, and no failure.
    const filling = fill ?? (presence === 'optional' ? { value: undefined } : null)
    const isRequired = presence === 'required'
    return [pickNode(name, from, { part: 'field', key: name, fill: filling, type, isRequired }, context)]
  }
  const known = oracle.fields(from.type)
  if (known) {
    context.complain('DW-LINK-026', {
      message: `"${fn.name}" gives no field "${name}": it gives ${text}.`,
      hint: didYouMean(name, known, known.length ? `It has ${listNames(known)}.` : 'It has none.'),
      part: { path: [at] },
    })
  } else {
    context.complain('DW-LINK-025', {
      message: `extractFields at "${fn.name}" takes an object apart, but "${from.name}" gives ${text}.`,
      hint: 'Return an object, or take extractFields away.',
    })
  }
  return []
}

/** What a type says of a field; of those that only an index signature or a `Map` allows it says nothing. */
function presenceOf(name: string, type: TypeId, oracle: TypeOracle): 'required' | 'optional' | 'unknown' {
  const { shape } = oracle.info(type)
  if (shape.kind === 'object') {
    const field = shape.fields.find((one) => one.name === name)
    return field ? (field.optional ? 'optional' : 'required') : 'unknown'
  }
  if (shape.kind !== 'union' && shape.kind !== 'intersection') return 'unknown'
  const all = shape.members.map((member) => presenceOf(name, member, oracle))
  const order = shape.kind === 'union' ? WEAKEST_FIRST : WEAKEST_FIRST.toReversed()
  return order.find((presence) => all.includes(presence)) ?? 'unknown'
}

const WEAKEST_FIRST = ['unknown', 'optional', 'required'] as const
