import type { NodeStatus } from '../../engine/page.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './iconPaths.ts'
import './status.css'

const ICONS: Readonly<Record<NodeStatus, IconName>> = {
  idle: 'idle',
  queued: 'clock',
  running: 'spinner',
  paused: 'clock',
  ok: 'check',
  cached: 'bolt',
  failed: 'cross',
  skipped: 'skip',
}

/** A status by icon, word and colour. */
export function StatusBadge({ status }: { readonly status: NodeStatus }) {
  return (
    <span className={`status status-${status}`}>
      <Icon name={ICONS[status]} size={12} />
      {status}
    </span>
  )
}
