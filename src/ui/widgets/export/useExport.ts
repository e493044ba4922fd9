import { useEffect, useRef, useState } from 'react'
import { useController } from '../../store/react.tsx'
import type { Refusal } from '../../store/valueActions.ts'
import type { ValueFile } from '../../store/valueFile.ts'

export type ExportState =
  | { readonly kind: 'writing'; readonly file: ValueFile }
  | { readonly kind: 'refused'; readonly file: ValueFile; readonly refusal: Refusal }

export interface Exporting {
  /** What there is to be told; null where nothing is under way, or will be over in a moment. */
  readonly state: ExportState | null
  readonly take: (file: ValueFile) => void
  /** Ends what is being written, and takes away what is told. */
  readonly drop: () => void
}

/** What takes less is not worth a word. */
const LONG_MS = 300

/** Values that are taken out of one panel, one at a time: it tells of them where it is looked at. */
export function useExport(): Exporting {
  const controller = useController()
  const [state, setState] = useState<ExportState | null>(null)
  const current = useRef<{ readonly stopper: AbortController; readonly timer: number } | null>(null)

  const isGone = useRef(false)

  function drop(): void {
    if (current.current) clearTimeout(current.current.timer)
    current.current?.stopper.abort()
    current.current = null
    setState(null)
  }

  function take(file: ValueFile): void {
    drop()
    const stopper = new AbortController()
    const timer = window.setTimeout(() => setState({ kind: 'writing', file }), LONG_MS)
    const own = { stopper, timer }
    current.current = own
    void controller.takeValue(file, stopper.signal).then((refusal) => {
      if (isGone.current && refusal) controller.notify('error', `${refusal.message} ${refusal.hint}`)
      if (current.current !== own) return
      clearTimeout(timer)
      current.current = null
      setState(refusal && { kind: 'refused', file, refusal })
    })
  }

  // What is under way goes on when the panel is left.
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      clearTimeout(current.current?.timer)
    }
  }, [])
  return { state, take, drop }
}
