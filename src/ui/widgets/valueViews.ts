import type { ValueSummary } from '../../engine/page.ts'

/** Ways to look at a value. */
export type ValueView = 'tree' | 'table' | 'profile' | 'image' | 'chart'

/** Those that a value of this kind has; the first is what one sees. */
export function viewsOf({ kind, size }: ValueSummary): readonly ValueView[] {
  if (kind === 'table' || kind === 'arrow') return ['table', 'tree']
  if (kind === 'image') return ['image', 'tree']
  if (kind === 'vegaLite') return ['chart', 'tree']
  const isList = kind === 'array' || kind === 'typedArray' || kind === 'set' || kind === 'map'
  return isList && (size ?? 0) > 1 ? ['tree', 'profile'] : ['tree']
}

/** A tree is not what one sees of it first. */
export function isSeenOtherwise(summary: ValueSummary): boolean {
  return viewsOf(summary)[0] !== 'tree'
}

/** More than the tree shows by itself. */
export function hasViews(summary: ValueSummary): boolean {
  return viewsOf(summary).length > 1
}
