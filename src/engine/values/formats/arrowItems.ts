import { judgeForArrow } from '../../parts/saving/judges.ts'
import { isPlainObject } from '../kinds/object.ts'
import { isTypedArray } from '../kinds/typedArray.ts'
import { TOOLS } from './saving.ts'

// Results are no neighbours of parts.
export { encodeColumn, reasonOf } from '../../parts/arrow/encodeColumn.ts'
export { judgeMarked } from '../../parts/saving/judges.ts'

/** The first value of a column, on whatever level, that Arrow has no words for, as a sentence names it; null where there is none. */
export function findUnencodable(items: ArrayLike<unknown>, around: readonly unknown[] = []): string | null {
  if (isTypedArray(items)) return null
  for (const item of Array.from(items)) {
    if (around.includes(item)) return 'a value that holds itself'
    const inner = Array.isArray(item) ? item : isPlainObject(item) ? Object.values(item) : []
    const odd = judgeForArrow(item, TOOLS) ?? findUnencodable(inner, [...around, item])
    if (odd !== null) return odd
  }
  return null
}
