import {
  lookUpWords,
  type NodeWait,
  type Problem,
  type QualityReport,
  type RunState,
  waitsOf,
} from '../engine/index.ts'

/** The run as told by `--report`: a fold over its events, in the order in which nodes started. */
export function toReport(
  state: RunState | null,
  problems: readonly Problem[],
  { nodes: checked }: QualityReport,
): object {
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
  const checks = checked.flatMap(({ node, importance, checks }) => checks.map((one) => ({ node, importance, ...one })))
  return { nodes, problems, checks }
}

const NO_WAITS: ReadonlyMap<string, NodeWait> = new Map()

/** With a cache: why a node ran, or did not have to. */
function whyOf(state: RunState | null, name: string): string {
  const looked = state?.lookedUp.get(name)
  return looked ? lookUpWords(looked, state?.nodes.get(name)?.status ?? '') : ''
}
