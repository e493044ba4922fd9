import { foldEvents, type Graph, type GraphNode, makeProblem, type Problem, type RunEvent } from '../engine/index.ts'

/**
 * What a promise gives; or, where nothing is left in this process that could settle it, what `stuck` gives: Node would end
 * without a word.
 */
export function orStuck<T>(promise: Promise<T>, stuck: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => resolve(stuck())
    process.once('beforeExit', give)
    promise.then(resolve, reject).finally(() => process.off('beforeExit', give))
  })
}

/** How a run ends whose functions wait for what never comes. */
export function stuckEvents(log: readonly RunEvent[], { nodes }: Graph): readonly RunEvent[] {
  const state = foldEvents(null, log)
  const time = state?.time ?? 0
  const failed = [...(state?.nodes ?? [])].flatMap(([node, { status }]): RunEvent[] =>
    status === 'running'
      ? [{ kind: 'nodeFailed', node, time, problem: stuckProblem(nodes.find(({ name }) => name === node)) }]
      : [],
  )
  return [...failed, { kind: 'runFinished', time, outcome: 'failed', problems: failed.length ? [] : [stuckProblem()] }]
}

function stuckProblem(node?: GraphNode): Problem {
  return makeProblem('DW-RUN-032', 'run', {
    message: `${node ? `"${node.name}"` : 'The run'} waits for a promise that nothing is left to settle.`,
    hint: 'Resolve or reject it in every case.',
    nodes: node ? [node.name] : [],
    where: node?.where ?? null,
  })
}
