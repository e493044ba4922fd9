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
  if (!run) return null
  const { status, duration, worker, reason } = run
  return (
    <Part title="Last run">
      <p className="inspector-run">
        <StatusBadge status={shownStatus(run, isStale)} />
        {duration !== null && status !== 'skipped' && <span>{formatDuration(duration)}</span>}
        {worker !== null && <span className="dim">{worker === 0 ? 'in place' : `worker ${worker}`}</span>}
        {status === 'skipped' && isNode && (
          <span>
            because of <NodeChip name={reason} />
          </span>
        )}
      </p>
      {reason && !(status === 'skipped' && isNode) && status !== 'failed' && <p className="dim">{reason}</p>}
    </Part>
  )
}
