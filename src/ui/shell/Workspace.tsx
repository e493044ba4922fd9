import { lazy, Suspense } from 'react'
import { useMediaQuery } from './useMediaQuery.ts'
import { WideWorkspace } from './WideWorkspace.tsx'

const TabbedWorkspace = lazy(() =>
  import('./TabbedWorkspace.tsx').then((module) => ({ default: module.TabbedWorkspace })),
)

/** Panels side by side where there is room; tabs below 900 px, of which the outline is the first below 600 px. */
export function Workspace() {
  const isTabbed = useMediaQuery('(width < 900px)')
  const isNarrow = useMediaQuery('(width < 600px)')
  if (!isTabbed) return <WideWorkspace />
  return (
    <Suspense>
      <TabbedWorkspace key={isNarrow ? 'narrow' : 'medium'} first={isNarrow ? 'outline' : 'graph'} />
    </Suspense>
  )
}
