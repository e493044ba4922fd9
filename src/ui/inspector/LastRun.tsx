import { lookUpWords } from '../../engine/page.ts'
import { formatDuration } from '../common/formatDuration.ts'
import { StatusBadge } from '../common/StatusBadge.tsx'
import { shownStatus } from '../common/shownStatus.ts'
import { useApp } from '../store/react.tsx'
import { NodeChip } from '../widgets/NodeChip.tsx'
import { Part } from './Part.tsx'

export function LastRun({ name }: { readonly name: string }) {
  const run = useApp((state) => state.run?.nodes.get(name))
  const isStale = useApp((state) => state.stale.has(name))
  const isNode = useApp((state) => state.program?.graph.nodes.some((node) => node.name === run?.reason) ?? false)
  const looked = useApp((state) => state.run?.lookedUp.get(name) ?? null)
  if (!run) return null
  const { status, duration, worker, reason } = run
  const why = looked ? lookUpWords(looked, status) : ''
  return (
    <Part title="Last run">
      <p className="inspector-run">
        <StatusBadge status={shownStatus(run, isStale)} />
        {duration !== null && status !== 'skipped' && <span>{formatDuration(duration)}</span>}
        {worker !== null && status !== 'cached' && (
          <span className="dim">{worker === 0 ? 'in place' : `worker ${worker}`}</span>
        )}
        {status === 'skipped' && isNode && (
          <span>
            because of <NodeChip name={reason} />
          </span>
        )}
      </p>
      {why && (
        <p className="dim">
          {status === 'cached' ? 'Kept from before: ' : 'Ran because '}
          {why}.
        </p>
      )}
      {reason && !(status === 'skipped' && isNode) && status !== 'failed' && <p className="dim">{reason}</p>}
    </Part>
  )
}
