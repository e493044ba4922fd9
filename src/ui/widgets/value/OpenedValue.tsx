import { lazy, Suspense, useState } from 'react'
import type { ValueRef, ValueSummary } from '../../../engine/page.ts'
import { Tabs, tabPanelProps } from '../../common/Tabs.tsx'
import type { ValueFile } from '../../store/valueFile.ts'
import { TableGrid } from '../TableGrid.tsx'
import { ValueTree } from '../ValueTree.tsx'
import { type ValueView, viewsOf } from '../valueViews.ts'
import { ImageView } from './ImageView.tsx'
import { ProfileView } from './ProfileView.tsx'

const ChartView = lazy(() => import('./ChartView.tsx').then((module) => ({ default: module.ChartView })))

export interface OpenedValueProps {
  /** The accessible name of what is shown. */
  readonly label: string
  readonly base: ValueRef
  readonly summary: ValueSummary
  readonly version: number
  /** Of a downloaded file, without its ending. */
  readonly name: string
  readonly onOpen?: (ref: ValueRef, name: string, summary: ValueSummary) => void
  readonly onTake: (file: ValueFile) => void
}

const LABELS: Readonly<Record<ValueView, string>> = {
  tree: 'Tree',
  table: 'Table',
  profile: 'Profile',
  image: 'Image',
  chart: 'Chart',
}

/** A value in each of the ways there are to look at it. */
export function OpenedValue(props: OpenedValueProps) {
  const views = viewsOf(props.summary)
  const [chosen, setChosen] = useState<ValueView | null>(null)
  const view = chosen && views.includes(chosen) ? chosen : (views[0] ?? 'tree')
  const prefix = `value-${props.name}`
  return (
    <div className="opened-value">
      {views.length > 1 && (
        <Tabs
          label={`Ways to look at ${props.name}`}
          idPrefix={prefix}
          tabs={views.map((id) => ({ id, label: LABELS[id] }))}
          active={view}
          onSelect={setChosen}
        />
      )}
      <div className="opened-body" {...(views.length > 1 ? tabPanelProps(prefix, view) : {})}>
        <Body {...props} view={view} />
      </div>
    </div>
  )
}

function Body(props: OpenedValueProps & { readonly view: ValueView }) {
  const { view, label, base, summary, version, name, onOpen, onTake } = props
  switch (view) {
    case 'table':
      return <TableGrid label={label} base={base} version={version} />
    case 'profile':
      return <ProfileView base={base} version={version} />
    case 'image':
      return <ImageView base={base} version={version} label={summary.text} name={name} />
    case 'chart':
      return (
        <Suspense fallback={<p className="profile-note dim">Loading what draws charts…</p>}>
          <ChartView base={base} version={version} name={name} />
        </Suspense>
      )
    case 'tree':
      return (
        <ValueTree
          key={summary.kind}
          label={label}
          base={base}
          name={name}
          summary={summary}
          version={version}
          withRoot
          onTake={onTake}
          {...(onOpen && { onOpenTable: onOpen })}
        />
      )
  }
}
