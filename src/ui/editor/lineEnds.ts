import type { ChangeSet, Text } from '@codemirror/state'

/** A file's own text, which the editor shows with its line ends made alike. */
export interface FileText {
  readonly text: string
  /** What line breaks the person adds are to be. */
  readonly lineEnd: string
}

export function fileText(text: string): FileText {
  return { text, lineEnd: /\r\n?|\n/.exec(text)?.[0] ?? '\n' }
}

/** The file's text after changes in the editor: what they do not touch keeps its bytes, whatever its lines end with. */
export function applyChanges({ text, lineEnd }: FileText, before: Text, changes: ChangeSet): string {
  if (!text.includes('\r')) return changes.apply(before).toString()
  const toFile = offsetsOf(text)
  let out = ''
  let at = 0
  changes.iterChanges((from, to, _fromAfter, _toAfter, inserted) => {
    out += text.slice(at, toFile(from)) + inserted.sliceString(0, inserted.length, lineEnd)
    at = toFile(to)
  })
  out += text.slice(at)
  // Two halves of a break may have met where a lone one stood: then the whole file takes one kind.
  const shown = changes.apply(before)
  return out.replace(/\r\n?/g, '\n') === shown.toString() ? out : shown.sliceString(0, shown.length, lineEnd)
}

/** From an offset in the editor, where each line break is one character, to the file's. */
export function offsetsOf(text: string): (offset: number) => number {
  const wide: number[] = []
  for (let at = text.indexOf('\r\n'), seen = 0; at >= 0; at = text.indexOf('\r\n', at + 2), seen++) wide.push(at - seen)
  return (offset) => offset + countBelow(wide, offset)
}

/** How many of the sorted numbers are below the limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** From an offset in the file to the editor's. */
export function offsetsIn(text: string): (offset: number) => number {
  const wide: number[] = []
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) wide.push(at + 1)
  return (offset) => offset - countBelow(wide, offset)
}
