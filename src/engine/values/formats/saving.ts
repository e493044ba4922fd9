import type { DataColumns } from '../../model/dataColumns.ts'
import type { Parts } from '../../parts/parts.ts'
import type { ToSave } from '../../parts/saving/refuseColumns.ts'
import type { ValueTools } from '../../parts/saving/tools.ts'
import { kindOf, typeNameOf } from '../kind.ts'
import { isArrowTable } from '../kinds/arrow.ts'
import { isTable } from '../kinds/table.ts'
import { scalarToJson, toJson } from '../print.ts'
import { propertyPath } from '../propertyPath.ts'
import { previewOf } from '../summarise.ts'
import { findType } from '../types.ts'
import { columnsOf, NO_COLUMNS, namedColumns } from './columns.ts'
import type { Refused, Written } from './format.ts'
import { loadPart } from './loadPart.ts'

/** What the part that judges values has to know of them. */
export const TOOLS: ValueTools = {
  kindOf,
  typeNameOf,
  typeOf: findType,
  columnsOf: (value) => (isTable(value) || isArrowTable(value) ? namedColumns(value) : null),
  preview: (value) => previewOf(value, 40),
  pathOf: propertyPath,
  toJson,
  scalarToJson,
}

/** What is written, or why its writer threw. */
export async function saving(write: (part: Parts['saving']) => Written | Promise<Written>): Promise<Written> {
  const loaded = await loadPart('saving')
  if (!loaded.ok) return { ok: false, reason: `the writer ${loaded.fault}` }
  try {
    return await write(loaded.part)
  } catch (error) {
    return loaded.part.refuseError(error)
  }
}

/** A value as columns that a format has words for, or why it is none. */
export function columnsToSave(
  value: unknown,
  format: ToSave['format'],
  part: Parts['saving'],
): { readonly ok: true; readonly columns: DataColumns } | Refused {
  const named = namedColumns(value)
  const columns = columnsOf(value)
  if (!named || !columns) return { ok: false, reason: NO_COLUMNS }
  return part.refuseColumns({ format, named, packed: columns }, TOOLS) ?? { ok: true, columns }
}
