import { tableToIPC } from '@uwdata/flechette'
import type { Parts } from '../../parts/parts.ts'
import { isArrowTable } from '../kinds/arrow.ts'
import { type Format, outOfReach, readAll, unreadable, type Written } from './format.ts'
import { loadPart, partMissing } from './loadPart.ts'
import { columnsToSave, saving } from './saving.ts'

const MAGIC = 'ARROW1'

/** Arrow's IPC: files (Feather 2 as well) and streams. */
export const arrow: Format = {
  mime: 'application/vnd.apache.arrow.file',
  recognises: isArrow,
  async read(source, options) {
    const { file } = options
    const bytes = await readAll(source, options)
    const loaded = await loadPart('arrow')
    if (!loaded.ok) return partMissing(file, loaded.fault)
    try {
      const read = loaded.part.readArrow(bytes)
      if (!read.ok) return unreadable('DW-DATA-008', file, read.fault, { hint: read.hint })
      return { ok: true, content: { kind: 'columns', columns: read.columns } }
    } catch (error) {
      return outOfReach(file, error)
    }
  },
  write: (value) => saving((part) => writeTable(value, part)),
}

async function writeTable(value: unknown, part: Parts['saving']): Promise<Written> {
  if (isArrowTable(value)) return { ok: true, bytes: tableToIPC(value, { format: 'file' }) ?? new Uint8Array() }
  const checked = columnsToSave(value, 'arrow', part)
  if (!checked.ok) return checked
  const loaded = await loadPart('arrow')
  if (!loaded.ok) return { ok: false, reason: `the writer ${loaded.fault}` }
  return { ok: true, bytes: loaded.part.writeArrow(checked.columns) }
}

function isArrow(head: Uint8Array): boolean {
  return [...MAGIC].every((letter, at) => head[at] === letter.charCodeAt(0))
}
