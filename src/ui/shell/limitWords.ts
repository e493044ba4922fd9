import type { RunLimits } from '../../engine/page.ts'

/** `a run 60 s, a node 5 s, values 500 MB`. */
export function limitWords({ runSeconds, nodeSeconds, megabytes }: RunLimits): string {
  const parts = [
    runSeconds !== null && `a run ${runSeconds} s`,
    nodeSeconds !== null && `a node ${nodeSeconds} s`,
    megabytes !== null && `values ${megabytes} MB`,
  ]
  return parts.filter(Boolean).join(', ') || 'None of time; memory as suits the device'
}
