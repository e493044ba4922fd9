import { diff } from '@codemirror/merge'

export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** Beyond this a difference is taken as one piece: looking longer would be felt. */
const LIMITS = { scanLimit: 1000, timeout: 30 }

/** Few small replacements that make `after` of `before`: what lies outside of them, cursors too, keeps its place. */
export function minimalChanges(before: string, after: string): TextChange[] {
  if (before === after) return []
  return diff(before, after, LIMITS).map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    insert: after.slice(fromB, toB),
  }))
}
