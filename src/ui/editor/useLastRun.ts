import { useEffect, useState } from 'react'
import type { SourceText } from '../../engine/page.ts'
import { useAppStore } from '../store/react.tsx'

/** The files as they were when the last run was asked for; null before the first one. */
export function useLastRun(): readonly SourceText[] | null {
  const store = useAppStore()
  const [files, setFiles] = useState<readonly SourceText[] | null>(null)
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.opened !== before.opened) setFiles(null)
        else if (state.running && !before.running) setFiles(state.history.present.files)
      }),
    [store],
  )
  return files
}
