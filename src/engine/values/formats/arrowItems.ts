import { kindOf } from '../kind.ts'
import { isPlainObject } from '../kinds/object.ts'
import { isTypedArray } from '../kinds/typedArray.ts'

/** Of others Arrow's writer would keep an empty record. */
const ENCODABLE: ReadonlySet<string> = new Set([
  'null',
  'undefined',
  'number',
  'string',
  'boolean',
  'bigint',
  'date',
  'array',
  'typedArray',
  'object',
])

/** The first value of a column, on whatever level, that Arrow has no type for; undefined where there is none. */
export function findUnencodable(items: ArrayLike<unknown>, around: readonly unknown[] = []): unknown {
  if (isTypedArray(items)) return undefined
  for (const item of Array.from(items)) {
    if (!ENCODABLE.has(kindOf(item)) || around.includes(item)) return item
    const inner = Array.isArray(item) ? item : isPlainObject(item) ? Object.values(item) : null
    const odd = inner ? findUnencodable(inner, [...around, item]) : undefined
    if (odd !== undefined) return odd
  }
  return undefined
}
