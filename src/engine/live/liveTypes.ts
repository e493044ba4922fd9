import { isShapeAssignable } from '../model/assignable.ts'
import type { TypeHome } from '../model/oracle.ts'
import { moveTypes } from '../model/shapes.ts'
import { type TypeId, type TypeInfo, typeAt } from '../model/type.ts'

/** Answers `link`'s questions without a compiler, from shapes alone: lenient where they do not tell. */
export function createLiveTypes(): TypeHome {
  const infos: TypeInfo[] = []
  const declared = new Map<string, TypeId>()
  const assignable = new Map<string, boolean>()
  const info = (id: TypeId): TypeInfo => typeAt(infos, id)
  const primitive = (name: PrimitiveText): TypeId => declare({ text: name, shape: { kind: 'primitive', name } })

  function declare(type: TypeInfo): TypeId {
    // Types of one name may differ in what they are made of.
    const key = `${type.text} ${JSON.stringify(type.shape)}`
    const known = declared.get(key)
    if (known !== undefined) return known
    const id = infos.push(type) - 1
    declared.set(key, id)
    return id
  }

  return {
    isAssignable(from, to, optional = false) {
      const key = `${from} ${to} ${optional}`
      const known = assignable.get(key) ?? isShapeAssignable(info, from, to, optional)
      assignable.set(key, known)
      return known
    },
    // Types are recorded awaited, and those of live functions are not known at all.
    awaited: (type) => type,
    element(type) {
      const { shape } = info(type)
      if (shape.kind === 'typedArray') return primitive(shape.name.startsWith('Big') ? 'bigint' : 'number')
      return 'element' in shape ? shape.element : null
    },
    field(type, name) {
      const { shape } = info(type)
      if (shape.kind !== 'object') return null
      return shape.fields.find((field) => field.name === name)?.type ?? shape.index
    },
    fields(type) {
      const { shape } = info(type)
      return shape.kind === 'object' ? shape.fields.map((field) => field.name) : null
    },
    items(type) {
      const { shape } = info(type)
      return shape.kind === 'tuple' && shape.rest === null ? shape.elements : null
    },
    ofJson(value) {
      if (value === null) return primitive('null')
      const kind = typeof value
      return kind === 'number' || kind === 'string' || kind === 'boolean' ? primitive(kind) : declare(UNKNOWN)
    },
    declare,
    adopt(table) {
      const start = infos.length
      infos.push(...moveTypes(table, start))
      return (id) => start + id
    },
    info,
    table: () => infos,
  }
}

type PrimitiveText = 'number' | 'string' | 'boolean' | 'bigint' | 'null'

export const UNKNOWN: TypeInfo = { text: 'unknown', shape: { kind: 'any' } }
