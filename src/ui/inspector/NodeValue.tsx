import { useMemo, useState } from 'react'
import type { ValueRef } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp } from '../store/react.tsx'
import { TableGrid } from '../widgets/TableGrid.tsx'
import { ValueTree } from '../widgets/ValueTree.tsx'
import { Part } from './Part.tsx'

/** What the node gave last: fetched entry by entry. */
export function NodeValue({ name }: { readonly name: string }) {
  const summary = useApp((state) => state.run?.nodes.get(name)?.summary ?? state.oldValues.get(name))
  const isOld = useApp((state) => state.stale.has(name) || !state.run?.nodes.get(name)?.summary)
  const version = useApp((state) => state.resultVersion)
  const [table, setTable] = useState<ValueRef | null>(null)
  const base = useMemo<ValueRef>(() => ({ root: { kind: 'node', node: name }, path: [] }), [name])
  if (!summary) return null
  return (
    <Part title="Value">
      {table && (
        <button type="button" className="button quiet inspector-back" onClick={() => setTable(null)}>
          <Icon name="chevronLeft" size={14} />
          value
        </button>
      )}
      <div className={`inspector-value${summary.expandable || table ? ' tall' : ''}${isOld ? ' old' : ''}`}>
        {table ? (
          <TableGrid label={`Table of ${name}`} base={table} version={version} />
        ) : (
          <ValueTree
            key={summary.kind}
            label={`Value of ${name}`}
            base={base}
            summary={summary}
            version={version}
            withRoot
            onOpenTable={setTable}
          />
        )}
      </div>
    </Part>
  )
}
