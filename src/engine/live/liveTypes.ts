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

  /** Of an object; of a union what all of its members have, of an intersection what any has. Null for anything else. */
  function fieldsOf(type: TypeId): ReadonlyMap<string, TypeId> | null {
    const { shape } = info(type)
    if (shape.kind === 'object') return new Map(shape.fields.map((field) => [field.name, field.type]))
    if (shape.kind !== 'union' && shape.kind !== 'intersection') return null
    const members: ReadonlyMap<string, TypeId>[] = []
    for (const member of shape.members) {
      const fields = fieldsOf(member)
      if (!fields) return null
      members.push(fields)
    }
    const names = [...new Set(members.flatMap((fields) => [...fields.keys()]))]
    const shared = shape.kind === 'union' ? names.filter((name) => members.every((one) => one.has(name))) : names
    return new Map(
      shared.map((name) => [
        name,
        combine(
          shape.kind,
          members.flatMap((one) => one.get(name) ?? []),
        ),
      ]),
    )
  }

  function combine(kind: 'union' | 'intersection', types: readonly TypeId[]): TypeId {
    const distinct = [...new Map(types.map((type) => [info(type).text, type])).values()]
    const [only, ...more] = distinct
    if (only !== undefined && more.length === 0) return only
    const text = distinct.map((type) => info(type).text).join(kind === 'union' ? ' | ' : ' & ')
    return declare({ text, shape: { kind, members: distinct } })
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
      // What is only iterable or like an array was recorded without its items' type.
      if (shape.kind === 'object' && /^(ArrayLike|Iterable)</.test(info(type).text)) return declare(UNKNOWN)
      return 'element' in shape ? shape.element : null
    },
    field(type, name) {
      const { shape } = info(type)
      if (shape.kind === 'map') return isShapeAssignable(info, primitive('string'), shape.key) ? shape.value : null
      return fieldsOf(type)?.get(name) ?? (shape.kind === 'object' ? shape.index : null)
    },
    fields(type) {
      const fields = fieldsOf(type)
      return fields && [...fields.keys()]
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
