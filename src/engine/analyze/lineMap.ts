import type MagicString from 'magic-string'
import type { LineMap } from '../model/module.ts'

/** The map of an edited text, read off its source map: only lines whose columns moved have entries. */
export function lineMapOf(text: MagicString, original: string): LineMap {
  if (text.toString().length === original.length) return { lineOffset: 1, shifts: [] }
  const shifts: [number, number, number][] = []
  text.generateDecodedMap({ hires: 'boundary' }).mappings.forEach((segments, line) => {
    let shift = 0
    for (const [column, , , sourceColumn] of segments) {
      if (sourceColumn === undefined || column - sourceColumn === shift) continue
      shift = column - sourceColumn
      shifts.push([line + 1, column, shift])
    }
  })
  return { lineOffset: 1, shifts }
}
