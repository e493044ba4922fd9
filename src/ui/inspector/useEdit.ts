import { createContext, useContext } from 'react'
import type { EditIntent } from '../../engine/page.ts'
import { useController } from '../store/react.tsx'
import type { Refusal } from './fields/draft.ts'

/** A rename of the form's node that is on its way: the name that it will have, null where it is refused. */
export interface Renaming {
  underWay: Promise<string | null> | null
}

export const RenamingContext = createContext<Renaming>({ underWay: null })

export type EditNode = (intent: (name: string) => EditIntent) => Promise<Refusal | null>

/** Edits of the form's node: what is typed while its rename is on its way is about the node by its new name. */
export function useEdit(name: string): EditNode {
  const controller = useController()
  const renaming = useContext(RenamingContext)
  return async (intent) => controller.change(intent((await renaming.underWay) ?? name))
}

export function useRename(name: string): (to: string) => Promise<Refusal | null> {
  const controller = useController()
  const renaming = useContext(RenamingContext)
  return async (to) => {
    const from = (await renaming.underWay) ?? name
    const done = controller.change({ kind: 'rename', node: from, name: to })
    const underWay = done.then((refusal) => (refusal ? null : to))
    renaming.underWay = underWay
    const refusal = await done
    if (renaming.underWay === underWay) renaming.underWay = null
    return refusal
  }
}
