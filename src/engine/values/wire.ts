import { type OwnRows, packOwnRows, unpackRows } from './packRows.ts'
import { findType, packedName, typeOfPacked } from './types.ts'
import type { Copying, ValueType } from './valueType.ts'
import type { WireValue } from './wireValue.ts'

export function toWire(value: unknown): WireValue {
  const rows = Array.isArray(value) ? packOwnRows(value) : null
  if (rows) {
    const holder = {}
    return { value: holder, packed: [[holder, { kind: ROWS, data: rows }]] }
  }
  if (!holds(value, (_, type) => type.pack !== undefined)) return { value, packed: [] }
  const packed: [Record<string, unknown>, WireValue['packed'][number][1]][] = []
  const copied = copyAll(value, (object, type, copying) => {
    if (!type.pack) return type.copy?.(object, copying) ?? object
    const holder = copying.keep<Record<string, unknown>>({})
    packed.push([holder, { kind: packedName(type), data: type.pack(object, { ...copying, holder, ...NESTING }) }])
    return holder
  })
  return { value: copied, packed }
}

export function fromWire({ value, packed }: WireValue): unknown {
  const [root] = packed
  if (!root) return value
  if (root[1].kind === ROWS) return unpackRows(root[1].data as OwnRows)
  const holders = new Map<object, WireValue['packed'][number][1]>(packed)
  return copyAll(value, (object, type, copying) => {
    const found = holders.get(object)
    if (!found) return type.copy?.(object, copying) ?? object
    const packing = { ...copying, holder: object as Record<string, unknown>, ...NESTING }
    const unpacked = typeOfPacked(found.kind)?.unpack?.(found.data, packing)
    if (!unpacked) throw new Error(`no kind "${found.kind}" is packed`)
    return unpacked
  })
}

/** A list of many rows, which is a wire of its own: what is cloned one by one takes seconds. */
const ROWS = 'rows'

const NESTING = { nest: toWire, unnest: fromWire }

type CopyObject = (object: object, type: ValueType, copying: Copying) => object

/** Objects at any depth, each once: shared and circular parts stay so. */
function copyAll(root: unknown, copyObject: CopyObject): unknown {
  const copies = new Map<object, unknown>()
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const known = copies.get(value)
    if (known !== undefined) return known
    const type = findType(value)
    if (!type) return value
    const keep = <T extends object>(made: T): T => {
      copies.set(value, made)
      return made
    }
    return keep(copyObject(value, type, { copy, keep }))
  }
  return copy(root)
}

/** Whether a value, or one in it, is of such a type. */
function holds(root: unknown, test: (object: object, type: ValueType) => boolean): boolean {
  if (typeof root !== 'object' || root === null) return false
  const seen = new Set<object>([root])
  const stack: object[] = [root]
  const add = (child: unknown): void => {
    if (typeof child !== 'object' || child === null || seen.has(child)) return
    seen.add(child)
    stack.push(child)
  }
  for (let object = stack.pop(); object; object = stack.pop()) {
    const type = findType(object)
    if (!type) continue
    if (test(object, type)) return true
    if (type.copy) type.eachPart(object, add)
  }
  return false
}
