import { Icon } from './Icon.tsx'
import type { IconName } from './iconPaths.ts'
import type { ShownStatus } from './shownStatus.ts'
import './status.css'

const ICONS: Readonly<Record<ShownStatus, IconName>> = {
  idle: 'idle',
  queued: 'clock',
  running: 'spinner',
  paused: 'clock',
  ok: 'check',
  cached: 'bolt',
  failed: 'cross',
  skipped: 'skip',
  stale: 'refresh',
}

/** A status by icon, word and colour. */
export function StatusBadge({ status }: { readonly status: ShownStatus }) {
  return (
    <span className={`status status-${status}`}>
      <Icon name={ICONS[status]} size={12} />
      {status}
    </span>
  )
}
