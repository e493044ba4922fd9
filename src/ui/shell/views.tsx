import { lazy } from 'react'
import type { ResultTab, SideTab } from '../store/state.ts'

/** What the first paint can do without comes when it is shown: the editor and the views of values. */
const CodePanel = lazy(() => import('../editor/CodePanel.tsx').then((module) => ({ default: module.CodePanel })))
const InspectorPanel = lazy(() =>
  import('../inspector/InspectorPanel.tsx').then((module) => ({ default: module.InspectorPanel })),
)
const ProblemsPanel = lazy(() =>
  import('../problems/ProblemsPanel.tsx').then((module) => ({ default: module.ProblemsPanel })),
)
const QualityPanel = lazy(() =>
  import('../quality/QualityPanel.tsx').then((module) => ({ default: module.QualityPanel })),
)
const ResultPanel = lazy(() => import('../results/ResultPanel.tsx').then((module) => ({ default: module.ResultPanel })))
const ConsolePanel = lazy(() => import('../runs/ConsolePanel.tsx').then((module) => ({ default: module.ConsolePanel })))
const TimelinePanel = lazy(() =>
  import('../runs/TimelinePanel.tsx').then((module) => ({ default: module.TimelinePanel })),
)
const FilesPanel = lazy(() => import('../files/FilesPanel.tsx').then((module) => ({ default: module.FilesPanel })))

export function LowerView({ tab }: { readonly tab: ResultTab }) {
  if (tab === 'problems') return <ProblemsPanel />
  if (tab === 'quality') return <QualityPanel />
  if (tab === 'console') return <ConsolePanel />
  if (tab === 'timeline') return <TimelinePanel />
  if (tab === 'files') return <FilesPanel />
  return <ResultPanel />
}

export function SideView({ tab }: { readonly tab: SideTab }) {
  return tab === 'code' ? <CodePanel /> : <InspectorPanel />
}
