import { type CheckState, countChecks, type QualityNode } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import type { IconName } from '../common/iconPaths.ts'
import '../common/status.css'

/** Of each state its word, its icon, and the status whose colour it has. */
const LOOKS: Readonly<Record<CheckState, readonly [word: string, icon: IconName, status: string]>> = {
  failed: ['failed', 'cross', 'failed'],
  warned: ['warned', 'warning', 'paused'],
  notRun: ['not run', 'skip', 'idle'],
  passed: ['passed', 'check', 'ok'],
}

export const CHECK_STATES: readonly CheckState[] = ['failed', 'warned', 'notRun', 'passed']

export function wordOf(state: CheckState): string {
  return LOOKS[state][0]
}

/** What became of a check, by icon, word and colour; with `count` of several. */
export function CheckBadge({ state, count }: { readonly state: CheckState; readonly count?: number }) {
  const [word, icon, status] = LOOKS[state]
  return (
    <span className={`status status-${status}`}>
      <Icon name={icon} size={12} />
      {count === undefined ? word : `${count} ${word}`}
    </span>
  )
}

interface CheckCountsBadgesProps {
  readonly quality: QualityNode
  /** Of as many states, where there is no room for all. */
  readonly most?: number
}

/** What became of a node's checks: worst first. */
export function CheckCountsBadges({ quality, most = CHECK_STATES.length }: CheckCountsBadgesProps) {
  const counts = countChecks([quality])
  const states = CHECK_STATES.filter((state) => counts[state] > 0).slice(0, most)
  return states.map((state) => <CheckBadge key={state} state={state} count={counts[state]} />)
}

export function countsText(quality: QualityNode): string {
  const counts = countChecks([quality])
  return CHECK_STATES.filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${wordOf(state)}`)
    .join(', ')
}
