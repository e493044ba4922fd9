import type { Parts } from '../../parts/parts.ts'
import { isPlainObject } from '../kinds/object.ts'
import { namedColumns } from './columns.ts'
import type { Format, Written } from './format.ts'
import { loadPart, partMissing } from './loadPart.ts'
import { saving, TOOLS } from './saving.ts'

/** One JSON value a line; blank lines do not count. */
export const ndjson: Format = {
  mime: 'application/x-ndjson',
  async read(source, options) {
    const loaded = await loadPart('json')
    if (!loaded.ok) return partMissing(options.file, loaded.fault)
    return loaded.part.readNdjson(source, options)
  },
  write: (value) => saving((part) => writeLines(value, part)),
}

function writeLines(value: unknown, part: Parts['saving']): Written {
  const items = itemsOf(value)
  if (!items) return { ok: false, reason: 'it is no list and no table' }
  return part.writeLines(items, TOOLS)
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
