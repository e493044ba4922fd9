import {
  lookUpWords,
  type NodeWait,
  type Problem,
  type QualityReport,
  type RunPlacement,
  type RunState,
  waitsOf,
} from '../engine/index.ts'

export interface ReportParts {
  readonly state: RunState | null
  readonly problems: readonly Problem[]
  readonly quality: QualityReport
  /** What was planned; null where nothing was to be placed. */
  readonly placement: RunPlacement | null
}

/** The run as told by `--report`: a fold over its events, in the order in which nodes started. */
export function toReport({ state, problems, quality, placement }: ReportParts): object {
  const waits = state ? waitsOf(state) : NO_WAITS
  const nodes = (state?.order ?? []).map((name) => {
    const node = state?.nodes.get(name)
    return {
      name,
      status: node?.status,
      start: node?.start ?? 0,
      duration: node?.duration ?? 0,
      worker: node?.worker ?? 0,
      ...waits.get(name),
      reason: node?.reason || whyOf(state, name),
    }
  })
  const checks = quality.nodes.flatMap(({ node, importance, checks }) =>
    checks.map((one) => ({ node, importance, ...one })),
  )
  return { nodes, problems, checks, ...(placement ? { plan: placement } : {}) }
}

const NO_WAITS: ReadonlyMap<string, NodeWait> = new Map()

/** With a cache: why a node ran, or did not have to. */
function whyOf(state: RunState | null, name: string): string {
  const looked = state?.lookedUp.get(name)
  return looked ? lookUpWords(looked, state?.nodes.get(name)?.status ?? '') : ''
}
