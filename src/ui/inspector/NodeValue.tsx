import { useMemo, useState } from 'react'
import type { ValueRef, ValueSummary } from '../../engine/page.ts'
import { useApp } from '../store/react.tsx'
import { BackButton } from '../widgets/BackButton.tsx'
import { Behind } from '../widgets/Behind.tsx'
import { ExportMenu } from '../widgets/export/ExportMenu.tsx'
import { ExportStatus } from '../widgets/export/ExportStatus.tsx'
import { useExport } from '../widgets/export/useExport.ts'
import { type Opened, OpenedAhead } from '../widgets/OpenedAhead.tsx'
import { ValueTree } from '../widgets/ValueTree.tsx'
import { Part } from './Part.tsx'

/** What the node gave last: fetched entry by entry. */
export function NodeValue({ name }: { readonly name: string }) {
  const summary = useApp((state) => state.run?.nodes.get(name)?.summary ?? state.oldValues.get(name))
  const isOld = useApp((state) => state.stale.has(name) || !state.run?.nodes.get(name)?.summary)
  const version = useApp((state) => state.resultVersion)
  const [opened, setOpened] = useState<Opened | null>(null)
  const exporting = useExport()
  const base = useMemo<ValueRef>(() => ({ root: { kind: 'node', node: name }, path: [] }), [name])
  if (!summary) return null
  // What is there to be seen is seen; other values are looked into first.
  const isPicture = summary.kind === 'image' || summary.kind === 'vegaLite'
  const shown = opened ?? (isPicture ? { ref: base, name, summary } : null)
  const open = (ref: ValueRef, part: string, found: ValueSummary) =>
    setOpened({ ref, name: part || name, summary: found })
  return (
    <Part
      title="Value"
      tools={
        (summary.expandable || shown) && (
          <ExportMenu
            base={opened?.ref ?? base}
            name={opened?.name ?? name}
            summary={opened?.summary ?? summary}
            onTake={exporting.take}
          />
        )
      }
    >
      {opened && <BackButton to="value" onBack={() => setOpened(null)} />}
      <ExportStatus exporting={exporting} />
      <div className={`inspector-value${summary.expandable || shown ? ' tall' : ''}${isOld ? ' old' : ''}`}>
        <Behind isLeft={shown !== null}>
          <ValueTree
            key={summary.kind}
            label={`Value of ${name}`}
            base={base}
            name={name}
            summary={summary}
            version={version}
            withRoot
            onOpenTable={open}
            onTake={exporting.take}
          />
        </Behind>
        {shown && (
          <OpenedAhead
            label={`Table of ${name}`}
            opened={shown}
            version={version}
            takesKeys={opened !== null}
            onBack={() => setOpened(null)}
            onOpen={open}
            onTake={exporting.take}
          />
        )}
      </div>
    </Part>
  )
}
