import type { TextChange } from './textChange.ts'

/** What a formatter sets, takes away or has another of. */
const LOOSE = new Set(' \t\n,;\'"()')

/** Changes of space and such signs alone, found in one pass however much was formatted; null where more is different. */
export function reflowChanges(before: string, after: string): TextChange[] | null {
  const changes: TextChange[] = []
  let from = 0
  let start = 0
  while (true) {
    const to = skipLoose(before, from)
    const end = skipLoose(after, start)
    if (before[to] !== after[end]) return null
    const change = changeOf(before.slice(from, to), after.slice(start, end), from)
    if (change) changes.push(change)
    if (to === before.length) return changes
    from = to + 1
    start = end + 1
  }
}

function skipLoose(text: string, from: number): number {
  let at = from
  while (LOOSE.has(text.charAt(at))) at++
  return at
}

/** Without what both begin and end with: a cursor behind it stays behind it. */
function changeOf(before: string, after: string, offset: number): TextChange | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { from: offset + head, to: offset + before.length - tail, insert: after.slice(head, after.length - tail) }
}
