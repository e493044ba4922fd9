import { type RefObject, useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Each line of the outline is as high as any other, titles too. */
export const LINE = 28
/** So many lines come and go together: scrolling by one draws nothing anew. */
const STEP = 32

/** Lines from `first` up to `end`: those in view, and some above and below. */
export interface LinesInView {
  readonly first: number
  readonly end: number
}

/** Which lines of a list are worth drawing, as it is scrolled and gets another size; `goTo` draws those around a line at once. */
export function useLinesInView(list: RefObject<HTMLElement | null>) {
  const [lines, setLines] = useState<LinesInView>({ first: 0, end: 3 * STEP })
  const look = useCallback(() => {
    const { scrollTop = 0, clientHeight = 0 } = list.current ?? {}
    const next = linesAround(scrollTop, clientHeight)
    setLines((before) => (before.first === next.first && before.end === next.end ? before : next))
  }, [list])
  useEffect(() => {
    const box = list.current
    if (!box) return
    box.addEventListener('scroll', look, { passive: true })
    const sizes = new ResizeObserver(look)
    sizes.observe(box)
    return () => {
      box.removeEventListener('scroll', look)
      sizes.disconnect()
    }
  }, [list, look])
  function goTo(line: number): void {
    if (list.current) list.current.scrollTop = (line - 2) * LINE
    flushSync(look)
  }
  return { lines, goTo }
}

export function linesAround(top: number, height: number): LinesInView {
  const first = Math.floor(top / LINE / STEP) - 1
  const end = Math.ceil((top + height) / LINE / STEP) + 1
  return { first: Math.max(0, first * STEP), end: end * STEP }
}
