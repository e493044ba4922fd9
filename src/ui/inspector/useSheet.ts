import { useState } from 'react'
import { alsoCalled, NO_SHEET, notCalled, type Sheet, sheetOf } from './sheet.ts'

/** What the form hears of the node's name before the graph does. */
export interface Naming {
  alsoCalled(name: string): void
  notCalled(name: string): void
}

/** Stays the same while it is the form of one node, whatever that is called. */
export function useSheet(name: string): { readonly id: number; readonly naming: Naming } {
  const [known, setKnown] = useState<Sheet>(NO_SHEET)
  const sheet = sheetOf(known, name)
  if (sheet !== known) setKnown(sheet)
  return {
    id: sheet.id,
    naming: {
      alsoCalled: (other) => setKnown((now) => alsoCalled(now, other)),
      notCalled: (other) => setKnown((now) => notCalled(now, other)),
    },
  }
}
