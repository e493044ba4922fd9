import { type RefObject, useState } from 'react'
import type { PanelImperativeHandle } from 'react-resizable-panels'

export interface Fold {
  readonly folded: boolean
  /** Hears of every size that the panel takes, by hand too. */
  readonly follow: () => void
  readonly toggle: () => void
  readonly open: () => void
}

export function useFold(panel: RefObject<PanelImperativeHandle | null>): Fold {
  const [folded, setFolded] = useState(false)
  return {
    folded,
    follow: () => setFolded(panel.current?.isCollapsed() ?? false),
    toggle: () => (panel.current?.isCollapsed() ? panel.current.expand() : panel.current?.collapse()),
    open: () => panel.current?.expand(),
  }
}
