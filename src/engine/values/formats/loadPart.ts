import { importPart } from '../../parts/importPart.ts'
import type { PartName, Parts } from '../../parts/parts.ts'
import { type FormatRead, messageOf, unreadable } from './format.ts'

/** What reads or writes a format, or why it could not be loaded. */
export type Loaded<Name extends PartName> =
  | { readonly ok: true; readonly part: Parts[Name] }
  | { readonly ok: false; readonly fault: string }

export async function loadPart<Name extends PartName>(name: Name): Promise<Loaded<Name>> {
  try {
    return { ok: true, part: await importPart(name) }
  } catch (error) {
    return { ok: false, fault: `needs a part of the program that could not be loaded: ${messageOf(error)}` }
  }
}

export function partMissing(file: string, fault: string): FormatRead {
  return unreadable('DW-DATA-009', file, fault, { hint: 'Look at the connection, then try again.' })
}
