import { isArrowTable } from '../values/kinds/arrow.ts'
import { isTable } from '../values/kinds/table.ts'
import { isTypedArray } from '../values/kinds/typedArray.ts'

/**
 * A value as nested lists that tell everything apart that a person would: kinds, NaN, -0, undefined keys, grouped tables.
 * For comparing by `toEqual`, which is lenient about some of these.
 */
export function pictureOf(value: unknown): unknown {
  const draw = (one: unknown): unknown =>
    typeof one !== 'object' || one === null ? drawScalar(one) : drawObject(one, draw)
  return draw(value)
}

/** As `pictureOf`, and tells which parts are one and the same object (dates aside, which are their time); circles have an end. */
export function identityPictureOf(value: unknown): unknown {
  const seen = new Map<object, number>()
  const draw = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return drawScalar(one)
    if (one instanceof Date) return drawObject(one, draw)
    const known = seen.get(one)
    if (known !== undefined) return ['again', known]
    seen.set(one, seen.size)
    return drawObject(one, draw)
  }
  return draw(value)
}

function drawScalar(value: unknown): unknown {
  return [typeof value, Object.is(value, -0) ? '-0' : String(value)]
}

function drawObject(value: object, draw: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return ['array', value.map(draw), ...drawOwn(value, draw, (key) => !/^\d+$/.test(key))]
  if (isTypedArray(value)) return [value.constructor.name, Array.from(value as ArrayLike<unknown>, drawScalar)]
  if (value instanceof Map) return [value.constructor.name, Array.from(value, ([key, item]) => [draw(key), draw(item)])]
  if (value instanceof Set) return [value.constructor.name, Array.from(value, draw)]
  if (value instanceof Date) return ['date', value.getTime()]
  if (value instanceof Error) return ['error', value.name, value.message, draw(value.cause), drawAssigned(value, draw)]
  if (value instanceof ArrayBuffer) return ['bytes', [...new Uint8Array(value)]]
  if (value instanceof DataView) return ['view', [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)]]
  if (isArrowTable(value)) return ['arrow', value.names, value.toArray().map((row) => drawOwn(row, draw))]
  if (isTable(value)) {
    const names = value.columnNames()
    const rows: unknown[] = []
    value.scan((row, data) => rows.push(names.map((name) => draw(data?.[name]?.at(row ?? 0)))), true)
    return ['table', names, rows, value.isGrouped() ? value.count().objects().map(draw) : null]
  }
  return ['object', drawOwn(value, draw)]
}

function drawAssigned(error: Error, draw: (value: unknown) => unknown): unknown {
  const { name: _, ...assigned } = { ...error }
  return drawOwn(assigned, draw)
}

function drawOwn(value: object, draw: (value: unknown) => unknown, isDrawn = (_key: string) => true): unknown[] {
  return Object.entries(value).flatMap(([key, item]) => (isDrawn(key) ? [[key, draw(item)]] : []))
}
