import { type ReactNode, Suspense } from 'react'
import { Tabs, tabPanelProps } from '../common/Tabs.tsx'
import { useApp, useController } from '../store/react.tsx'
import type { ResultTab } from '../store/state.ts'
import { lowerTabs } from './lowerTabs.ts'
import { LowerView } from './views.tsx'

export interface LowerPanelProps {
  readonly folded: boolean
  readonly onOpen: () => void
  readonly extra: ReactNode
}

/** Result, problems, console, timeline: what a run gave and what is wrong. */
export function LowerPanel({ folded, onOpen, extra }: LowerPanelProps) {
  const controller = useController()
  const active = useApp((state) => state.resultTab)
  const tabs = useLowerTabs()
  const select = (resultTab: ResultTab) => {
    controller.view({ resultTab })
    onOpen()
  }
  return (
    <section className="panel" aria-label="Results">
      <div className="panel-head">
        <Tabs label="Results" idPrefix="lower" tabs={tabs} active={active} onSelect={select} />
        {extra}
      </div>
      <div className="panel-body" hidden={folded} {...tabPanelProps('lower', active)}>
        <Suspense fallback={<p className="panel-wait">Loading…</p>}>
          <LowerView tab={active} />
        </Suspense>
      </div>
    </section>
  )
}

export function useLowerTabs() {
  const sources = useApp((state) => ({
    program: state.program,
    runProblems: state.runProblems,
    analyzerProblem: state.analyzerProblem,
    run: state.run,
    files: state.files,
    history: state.history,
  }))
  return lowerTabs(sources)
}
