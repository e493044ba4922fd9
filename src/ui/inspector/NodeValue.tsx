import { lazy, Suspense, useMemo, useState } from 'react'
import type { ValueRef, ValueSummary } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp } from '../store/react.tsx'
import { ValueTree } from '../widgets/ValueTree.tsx'
import { Part } from './Part.tsx'

const OpenedValue = lazy(() =>
  import('../widgets/value/OpenedValue.tsx').then((module) => ({ default: module.OpenedValue })),
)

interface Opened {
  readonly ref: ValueRef
  readonly name: string
  readonly summary: ValueSummary
}

/** What the node gave last: fetched entry by entry. */
export function NodeValue({ name }: { readonly name: string }) {
  const summary = useApp((state) => state.run?.nodes.get(name)?.summary ?? state.oldValues.get(name))
  const isOld = useApp((state) => state.stale.has(name) || !state.run?.nodes.get(name)?.summary)
  const version = useApp((state) => state.resultVersion)
  const [opened, setOpened] = useState<Opened | null>(null)
  const base = useMemo<ValueRef>(() => ({ root: { kind: 'node', node: name }, path: [] }), [name])
  if (!summary) return null
  // What is there to be seen is seen; other values are looked into first.
  const isPicture = summary.kind === 'image' || summary.kind === 'vegaLite'
  const shown = opened ?? (isPicture ? { ref: base, name, summary } : null)
  const open = (ref: ValueRef, part: string, found: ValueSummary) =>
    setOpened({ ref, name: part || name, summary: found })
  return (
    <Part title="Value">
      {opened && (
        <button type="button" className="button quiet inspector-back" onClick={() => setOpened(null)}>
          <Icon name="chevronLeft" size={14} />
          value
        </button>
      )}
      <div className={`inspector-value${summary.expandable || shown ? ' tall' : ''}${isOld ? ' old' : ''}`}>
        {shown ? (
          <Suspense fallback={null}>
            <OpenedValue
              key={JSON.stringify(shown.ref)}
              label={`Table of ${name}`}
              base={shown.ref}
              summary={shown.summary}
              version={version}
              name={shown.name}
              onOpen={open}
            />
          </Suspense>
        ) : (
          <ValueTree
            key={summary.kind}
            label={`Value of ${name}`}
            base={base}
            summary={summary}
            version={version}
            withRoot
            onOpenTable={open}
          />
        )}
      </div>
    </Part>
  )
}
