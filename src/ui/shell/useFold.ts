import { type RefObject, useRef, useState } from 'react'
import type { PanelImperativeHandle } from 'react-resizable-panels'

export interface Fold {
  readonly folded: boolean
  /** Hears of every size that the panel takes, by hand too. */
  readonly follow: () => void
  readonly toggle: () => void
  readonly open: () => void
}

/** A panel that folds, and opens again as large as it was; `usual` is its size where it was folded from the start. */
export function useFold(panel: RefObject<PanelImperativeHandle | null>, usual: string): Fold {
  const [folded, setFolded] = useState(false)
  const size = useRef<number | string>(usual)
  function open() {
    if (panel.current?.isCollapsed()) panel.current.resize(size.current)
  }
  return {
    folded,
    follow() {
      const isFolded = panel.current?.isCollapsed() ?? false
      if (panel.current && !isFolded) size.current = panel.current.getSize().inPixels
      setFolded(isFolded)
    },
    toggle: () => (panel.current?.isCollapsed() ? open() : panel.current?.collapse()),
    open,
  }
}
