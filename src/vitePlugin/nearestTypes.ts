import type { FunctionInfo } from '../engine/model/module.ts'
import { mapShape } from '../engine/model/shapes.ts'
import { type TypeId, type TypeInfo, type TypeTable, typeAt } from '../engine/model/type.ts'

/** A parameter that takes an element of the page reaches all of its declarations: a bundle carries so many types and no more. */
const MOST = 400

/** The types that signatures name, and what they are made of, nearest first; what lies beyond is unknown. */
export function nearestTypes(
  infos: readonly FunctionInfo[],
  table: TypeTable,
): { readonly infos: readonly FunctionInfo[]; readonly types: TypeTable } {
  const places = new Map<TypeId, number>()
  const order: TypeId[] = []
  const take = (id: TypeId): number => {
    const known = places.get(id)
    if (known !== undefined) return known
    places.set(id, order.length)
    return order.push(id) - 1
  }
  const taken = infos.map((info) => ({
    ...info,
    returns: take(info.returns),
    parameters: info.parameters.map((parameter) => ({ ...parameter, type: take(parameter.type) })),
  }))
  const named = order.length
  const types: TypeInfo[] = []
  for (let at = 0; at < order.length; at++) {
    const { text, shape } = typeAt(table, order[at] ?? -1)
    // The walk goes breadth first, so that what is cut off is what lies deepest.
    const isFar = at >= Math.max(MOST, named)
    types.push({ text, shape: isFar ? { kind: 'any' } : mapShape(shape, take) })
  }
  return { infos: taken, types }
}
