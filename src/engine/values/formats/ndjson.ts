import type { ByteSource, ReadProgress } from '../../model/byteSource.ts'
import { isPlainObject } from '../kinds/object.ts'
import { toJson } from '../print.ts'
import { namedColumns } from './columns.ts'
import { type Format, messageOf, unreadable } from './format.ts'
import { noText } from './json.ts'

/** One JSON value a line; blank lines do not count. */
export const ndjson: Format = {
  mime: 'application/x-ndjson',
  async read(source, { file, onProgress }) {
    const values: unknown[] = []
    let line = 0
    try {
      for await (const text of linesOf(source, (bytes) => onProgress?.({ bytes, rows: values.length }))) {
        line++
        if (text.trim() !== '') values.push(JSON.parse(text))
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) return noText(file)
      const fault = `is no JSON: ${messageOf(error)}`
      return unreadable('DW-DATA-008', file, fault, { hint: 'Write one JSON value a line.', line })
    }
    return { ok: true, content: { kind: 'value', value: values } }
  },
  write(value) {
    const items = itemsOf(value)
    if (!items) return { ok: false, reason: 'it is no list and no table' }
    const lines = items.map((item) => `${JSON.stringify(toJson(item))}\n`)
    return { ok: true, bytes: new TextEncoder().encode(lines.join('')) }
  },
}

const CHUNK = 2 ** 20

async function* linesOf(
  source: ByteSource,
  onProgress: (bytes: ReadProgress['bytes']) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for (let at = 0; at < source.size; at += CHUNK) {
    const end = Math.min(at + CHUNK, source.size)
    const lines = (rest + decoder.decode(await source.read(at, end), { stream: end < source.size })).split(/\r\n|\n/)
    rest = lines.pop() ?? ''
    yield* lines
    onProgress(end)
  }
  if (rest !== '') yield rest
}

/** Lists give their items, tables and columns their rows. */
function itemsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  if (value instanceof Set) return [...value]
  const columns = namedColumns(value)
  if (!columns) return null
  const rows = columns[0]?.[1].length ?? 0
  const isList = columns.length === 1 && !isPlainObject(value) && ArrayBuffer.isView(value)
  return Array.from({ length: rows }, (_, row) =>
    isList ? columns[0]?.[1][row] : Object.fromEntries(columns.map(([name, column]) => [name, column[row]])),
  )
}
