import type { Parts } from '../../parts/parts.ts'
import { type Format, outOfReach, unreadable, type Written } from './format.ts'
import { loadPart, partMissing } from './loadPart.ts'
import { columnsToSave, saving } from './saving.ts'

/** By `hyparquet`, which is loaded where the first such file is read or written. */
export const parquet: Format = {
  mime: 'application/vnd.apache.parquet',
  recognises: (head) => [...'PAR1'].every((letter, at) => head[at] === letter.charCodeAt(0)),
  async read(source, { file, onProgress }) {
    const loaded = await loadPart('parquet')
    if (!loaded.ok) return partMissing(file, loaded.fault)
    try {
      const read = await loaded.part.readParquet(source, onProgress ? { onProgress } : {})
      if (!read.ok) return unreadable('DW-DATA-008', file, read.fault, { hint: read.hint })
      return { ok: true, content: { kind: 'columns', columns: read.columns } }
    } catch (error) {
      return outOfReach(file, error)
    }
  },
  write: (value) => saving((part) => writeTable(value, part)),
}

async function writeTable(value: unknown, part: Parts['saving']): Promise<Written> {
  const checked = columnsToSave(value, 'parquet', part)
  if (!checked.ok) return checked
  const loaded = await loadPart('parquet')
  if (!loaded.ok) return { ok: false, reason: `the writer ${loaded.fault}` }
  return { ok: true, bytes: loaded.part.writeParquet(checked.columns) }
}
