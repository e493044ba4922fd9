import { diff } from '@codemirror/merge'
import type { Text } from '@codemirror/state'
import { reflowChanges } from './reflowChanges.ts'
import type { TextChange } from './textChange.ts'

/** Beyond this a difference is taken as one piece: looking longer would be felt. */
const LIMITS = { scanLimit: 1000, timeout: 30 }

/** Few small replacements that make `after` of `before`: what lies outside of them, cursors too, keeps its place. */
export function minimalChanges(before: string, after: string): TextChange[] {
  if (before === after) return []
  const reflowed = reflowChanges(before, after)
  if (reflowed) return reflowed
  return diff(before, after, LIMITS).map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    insert: after.slice(fromB, toB),
  }))
}

/** With more lines than this one looks at no single one. */
const MOST_LINES = 200

/** The start of each line that changes touch, in the text that they led to. */
export function changedLines(changes: readonly TextChange[], after: Text): number[] {
  const starts = new Set<number>()
  let grown = 0
  for (const { from, to, insert } of changes) {
    const end = from + grown + insert.length
    for (let line = after.lineAt(from + grown); starts.size < MOST_LINES; line = after.line(line.number + 1)) {
      starts.add(line.from)
      if (line.to >= end) break
    }
    grown += insert.length - (to - from)
  }
  return [...starts]
}
