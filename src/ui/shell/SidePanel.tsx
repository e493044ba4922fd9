import { type ReactNode, Suspense } from 'react'
import { type Tab, Tabs, tabPanelProps } from '../common/Tabs.tsx'
import { useApp, useController } from '../store/react.tsx'
import type { SideTab } from '../store/state.ts'
import { SideView } from './views.tsx'

export const SIDE_TABS: readonly Tab<SideTab>[] = [
  { id: 'code', label: 'Code', icon: 'code' },
  { id: 'inspector', label: 'Inspector', icon: 'info' },
]

/** The selected node's code, and what is known of it. */
export function SidePanel({ folded, extra }: { readonly folded: boolean; readonly extra: ReactNode }) {
  const controller = useController()
  const active = useApp((state) => state.sideTab)
  if (folded) return <div className="pane-fold is-folded">{extra}</div>
  return (
    <section className="panel" aria-label="Code and inspector">
      <div className="panel-head">
        <Tabs
          label="Code and inspector"
          idPrefix="side"
          tabs={SIDE_TABS}
          active={active}
          onSelect={(sideTab) => controller.view({ sideTab })}
        />
        {extra}
      </div>
      <div className="panel-body" {...tabPanelProps('side', active)}>
        <Suspense fallback={<p className="panel-wait">Loading…</p>}>
          <SideView tab={active} />
        </Suspense>
      </div>
    </section>
  )
}
