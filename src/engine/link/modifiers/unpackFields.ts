import type { GraphNode } from '../../model/graph.ts'
import type { TypeId } from '../../model/type.ts'
import { pickNode, readWanted, soleNode } from '../extraction.ts'
import { refuseForm } from '../misuse.ts'
import type { Modifier, ModifierContext } from '../modifier.ts'

/** `unpackFields('low', 'high')`: a node of each item of the tuple, in order. */
export const unpackFields: Modifier = {
  name: 'unpackFields',
  lifecycle: 'transformer',
  apply(nodes, spec, context) {
    const wanted = readWanted(spec, false, context)
    const from = wanted && soleNode(nodes, spec, context)
    if (!from) return nodes
    if (wanted.names.length === 0) {
      refuseForm(spec, `unpackFields('first', 'second')`, context)
      return nodes
    }
    const typeAt = itemTypesOf(from, wanted.names.length, context)
    return [
      ...nodes,
      ...wanted.names.flatMap((name, key) => {
        const type = typeAt(key)
        return type === null
          ? []
          : [pickNode(name, from, { part: 'item', key, fill: fillAt(from, key, context), type }, context)]
      }),
    ]
  },
}

/** The types of the items. A list has as many as it happens to have: that is seen when it runs. */
function itemTypesOf(
  from: GraphNode,
  count: number,
  { oracle, fn, complain }: ModifierContext,
): (at: number) => TypeId | null {
  const { text, shape } = oracle.info(from.type)
  if (shape.kind === 'any') return () => from.type
  if (shape.kind === 'array' || shape.kind === 'typedArray') return () => oracle.element(from.type)
  if (shape.kind !== 'tuple') {
    complain('DW-LINK-025', {
      message: `unpackFields at "${fn.name}" takes a tuple apart, but "${from.name}" gives ${text}.`,
      hint: 'Declare what the function returns as a tuple: [number, string].',
    })
    return () => null
  }
  const { elements, rest } = shape
  if (rest === null && count > elements.length) {
    complain('DW-LINK-027', {
      message: `unpackFields at "${fn.name}" names ${count} parts, but "${from.name}" gives ${elements.length}: ${text}.`,
      hint: 'Name no more parts than there are.',
      part: { path: [elements.length] },
    })
  }
  return (at) => elements[at] ?? rest
}

/** An item that the tuple may be without is `undefined` then, and no failure. */
function fillAt(from: GraphNode, at: number, { oracle }: ModifierContext): { readonly value: undefined } | null {
  const { shape } = oracle.info(from.type)
  return shape.kind === 'tuple' && at >= shape.required && at < shape.elements.length ? { value: undefined } : null
}
