import { Suspense, useEffect, useState } from 'react'
import { Canvas } from '../canvas/Canvas.tsx'
import { type Tab, Tabs, tabPanelProps } from '../common/Tabs.tsx'
import { Outline } from '../outline/Outline.tsx'
import { AutoRunNotice } from '../results/AutoRunNotice.tsx'
import { useAppStore, useController } from '../store/react.tsx'
import type { AppState } from '../store/state.ts'
import { useLowerTabs } from './LowerPanel.tsx'
import { SIDE_TABS } from './SidePanel.tsx'
import { isLowerTab, isSideTab, type View, viewAfter } from './tabbedView.ts'
import { LowerView, SideView } from './views.tsx'

const GRAPH: Tab<View> = { id: 'graph', label: 'Graph', icon: 'graph' }
const OUTLINE: Tab<View> = { id: 'outline', label: 'Outline', icon: 'function' }

/** One panel at a time. The canvas stays mounted, so that its view is as it was left. */
export function TabbedWorkspace({ first }: { readonly first: 'graph' | 'outline' }) {
  const controller = useController()
  const [active, setActive] = useState<View>(first)
  const lower = useLowerTabs()
  useViewWishes(setActive)
  const tabs: readonly Tab<View>[] = [
    ...(first === 'graph' ? [GRAPH, OUTLINE] : [OUTLINE, GRAPH]),
    ...SIDE_TABS,
    ...lower,
  ]
  function select(view: View) {
    setActive(view)
    if (isLowerTab(view)) controller.view({ resultTab: view })
    if (isSideTab(view)) controller.view({ sideTab: view })
  }
  return (
    <main className="workspace tabbed">
      <div className="panel-head">
        <Tabs label="Views" idPrefix="view" tabs={tabs} active={active} onSelect={select} />
      </div>
      {active !== 'result' && <AutoRunNotice />}
      <div className="panel-body" {...tabPanelProps('view', active)}>
        <div className="tabbed-canvas" hidden={active !== 'graph'}>
          <Canvas />
        </div>
        {active === 'outline' && <Outline />}
        <Suspense fallback={<p className="panel-wait">Loading…</p>}>
          {isSideTab(active) && <SideView tab={active} />}
          {isLowerTab(active) && <LowerView tab={active} />}
        </Suspense>
      </div>
    </main>
  )
}

/** What happens elsewhere can ask for another view: a run that ended, a place in the code to look at. */
function useViewWishes(show: (view: View) => void): void {
  const store = useAppStore()
  useEffect(
    () =>
      store.subscribe((state: AppState, before: AppState) => {
        const view = viewAfter(state, before)
        if (view) show(view)
      }),
    [store, show],
  )
}
