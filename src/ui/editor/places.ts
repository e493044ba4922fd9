import type { Text } from '@codemirror/state'
import type { GraphNode, Place } from '../../engine/page.ts'

export interface Range {
  readonly from: number
  readonly to: number
}

/** Total: a place beyond the text is its nearest end. Lines and columns count from 1. */
export function offsetAt(doc: Text, line: number, column: number): number {
  if (line < 1) return 0
  if (line > doc.lines) return doc.length
  const found = doc.line(line)
  return Math.min(found.from + Math.max(0, column - 1), found.to)
}

/** The piece of text that a place names; without an end, the word that starts there, or at least one character. */
export function rangeOf(doc: Text, place: Place): Range {
  const from = offsetAt(doc, place.line, place.column)
  if (place.endLine !== undefined && place.endColumn !== undefined) {
    const to = offsetAt(doc, place.endLine, place.endColumn)
    if (to > from) return { from, to }
  }
  const line = doc.lineAt(from)
  const word = /^[\w$]+/.exec(line.text.slice(from - line.from))
  if (word) return { from, to: from + word[0].length }
  if (from < line.to) return { from, to: from + 1 }
  return { from: Math.max(line.from, from - 1), to: from }
}

/** The node whose function the offset lies in; of several that come from one function, the preferred one, else its own. */
export function nodeAt(
  nodes: readonly GraphNode[],
  doc: Text,
  file: string,
  offset: number,
  preferred: string | null,
): string | null {
  const here = nodes.filter((node) => node.extent?.file === file && contains(rangeOf(doc, node.extent), offset))
  const chosen =
    here.find((node) => node.name === preferred) ?? here.find((node) => node.name === node.origin) ?? here[0]
  return chosen?.name ?? null
}

function contains(range: Range, offset: number): boolean {
  return range.from <= offset && offset <= range.to
}
