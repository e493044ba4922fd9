import { isPlainObject } from '../kinds/object.ts'
import { toJson } from '../print.ts'
import { namedColumns } from './columns.ts'
import type { Format } from './format.ts'
import { loadPart, partMissing } from './loadPart.ts'

/** One JSON value a line; blank lines do not count. */
export const ndjson: Format = {
  mime: 'application/x-ndjson',
  async read(source, options) {
    const loaded = await loadPart('json')
    if (!loaded.ok) return partMissing(options.file, loaded.fault)
    const read = await loaded.part.readNdjson(source, options)
    return read.ok ? { ok: true, content: { kind: 'value', value: read.value } } : read
  },
  write(value) {
    const items = itemsOf(value)
    if (!items) return { ok: false, reason: 'it is no list and no table' }
    const lines = items.map((item) => `${JSON.stringify(toJson(item))}\n`)
    return { ok: true, bytes: new TextEncoder().encode(lines.join('')) }
  },
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
