export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The smallest single replacement that makes `after` of `before`: what lies outside of it, cursors too, keeps its place. */
export function minimalChange(before: string, after: string): TextChange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (splitsPair(before, start) || splitsPair(after, start)) start--
  let end = 0
  const most = shorter - start
  while (end < most && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++
  if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end--
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) }
}

/** Whether the offset lies between the two halves of a surrogate pair. */
function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
}
