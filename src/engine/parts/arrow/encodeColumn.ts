import {
  type Column,
  columnFromArray,
  type DataType,
  field,
  fixedSizeList,
  float64,
  list,
  struct,
  Type,
} from '@uwdata/flechette'

/**
 * Values as a column of the type that they have in common, none of them changed: given a type, the library would cut what does
 * not fit it. Throws where they have none.
 */
export function encodeColumn(items: readonly unknown[]): Column<unknown> {
  const column: Column<unknown> = columnFromArray([...items])
  const type = faithfulType(column.type, holdsMinusZero(items))
  return type === column.type ? column : columnFromArray([...items], type)
}

/** Why values have no type, in words of what was given. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
  if (/^Mixed types/.test(message)) return 'its values are of several types'
  return /data type: "Null"/.test(message) ? 'it holds lists or objects in which every value is missing' : message
}

function holdsMinusZero(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Object.is(value, -0)
  if (ArrayBuffer.isView(value)) return false
  return (Array.isArray(value) ? value : Object.values(value)).some(holdsMinusZero)
}

/**
 * As the library infers it, but for what it would change: whole numbers have no minus zero, and behind a row that is missing
 * it loses its place in lists of one length that hold lists of any.
 */
function faithfulType(type: DataType, hasMinusZero: boolean): DataType {
  const inner = (child: { readonly type: DataType }) => faithfulType(child.type, hasMinusZero)
  switch (type.typeId) {
    case Type.Int:
      // Floats hold every whole number that was one in JavaScript; those of 64 bits were bigint.
      return hasMinusZero && type.bitWidth < 64 ? float64() : type
    case Type.List: {
      const [item] = type.children
      const of = inner(item)
      return of === item.type ? type : list(of)
    }
    case Type.FixedSizeList: {
      const [item] = type.children
      if (!item) return type
      const of = inner(item)
      if (holdsLists(of)) return list(of)
      return of === item.type ? type : fixedSizeList(of, type.stride)
    }
    case Type.Struct: {
      const types = type.children.map(inner)
      const isSame = types.every((one, at) => one === type.children[at]?.type)
      return isSame ? type : struct(type.children.map(({ name }, at) => field(name, types[at] ?? type)))
    }
    default:
      return type
  }
}

function holdsLists(type: DataType): boolean {
  if (type.typeId === Type.List) return true
  return type.typeId === Type.Struct && type.children.some((child) => holdsLists(child.type))
}
