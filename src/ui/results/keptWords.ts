import type { RunState } from '../../engine/page.ts'

/** `ran 3, kept 12`: what a run computed, and what it had from before; empty where it had nothing. */
export function keptWords(run: RunState | null): string {
  const statuses = [...(run?.nodes.values() ?? [])].map((node) => node.status)
  const kept = statuses.filter((status) => status === 'cached').length
  const ran = statuses.filter((status) => status === 'ok' || status === 'failed').length
  return kept ? `ran ${ran}, kept ${kept} from before` : ''
}
