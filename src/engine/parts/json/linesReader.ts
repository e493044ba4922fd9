import { findFault } from './findFault.ts'
import type { Items } from './items.ts'
import { type JsonEnd, type JsonReader, parsed } from './jsonReader.ts'

/** One JSON value a line. */
export function createLinesReader(items: Items): JsonReader {
  let pieces: string[] = []
  let line = 1
  let failure: (JsonEnd & { ok: false }) | null = null

  function add(text: string): void {
    if (failure || text.trim() === '') return
    const value = parsed(text)
    if (value !== undefined) items.add(value)
    else failure = { ok: false, reason: findFault(text)?.reason ?? 'it cannot be parsed', line }
  }

  return {
    get items() {
      return items.count
    },
    take(text) {
      let begin = 0
      for (let end = text.indexOf('\n'); end >= 0 && !failure; end = text.indexOf('\n', begin)) {
        pieces.push(text.slice(begin, end))
        add(pieces.join(''))
        pieces = []
        line++
        begin = end + 1
      }
      if (!failure) pieces.push(text.slice(begin))
    },
    end() {
      add(pieces.join(''))
      return failure ?? { ok: true, content: items.end() }
    },
  }
}
