import type { Program } from '../../model/graph.ts'
import type { RunPlacement } from '../../model/placement.ts'
import { DictResult } from '../../results/DictResult.ts'
import type { Outputs, ResultBuilder } from '../../results/ResultBuilder.ts'
import type { Behaviour } from '../../run/behaviour.ts'
import { RunFailure } from '../../run/errors.ts'
import type { ExecutableNode, Kwargs } from '../../run/nodeRunner.ts'
import type { SentValue } from '../../worker/runnerProtocol.ts'
import type { NodeType, PlacingAdapter, RunContext } from '../GraphAdapter.ts'
import { type CostBook, createCostBook } from './costBook.ts'
import { dispatchSteps } from './dispatch.ts'
import type { TimeLimits } from './dispatchRequest.ts'
import { explainPlacement } from './explainPlacement.ts'
import { type RecordedNode, recordSteps } from './recordedNode.ts'
import { planSteps } from './stepPlan.ts'
import type { WorkerPool } from './workerPool.ts'

export interface WebWorkerOptions extends TimeLimits {
  /** How many workers run nodes; 1 or more. */
  readonly workers: number
  /** The runners, which may be shared between adapters; `createWorkerPool(createNodeHost())` in Node. */
  readonly pool: WorkerPool
  readonly resultBuilder?: ResultBuilder
  /** What nodes took in earlier runs, for the plan of the next; the adapter's own unless it is given one. */
  readonly costs?: CostBook | undefined
  /**
   * Bytes that the workers' values may hold together. Of values that no function needs any more those that were not looked at for longest
   * go first; one that is bigger than all may be fails its node.
   */
  readonly maxHeldBytes?: number | undefined
  /** Bytes of those that are held elsewhere: the workers' values may hold the rest. */
  readonly heldElsewhere?: (() => number) | undefined
  /** A run only makes values of the one before again, of the same program: what the workers hold of it stays. */
  readonly continues?: boolean | undefined
  /** Whether events carry summaries of values. */
  readonly summaries?: boolean
  /** Told each value as it leaves its runner: what a stopped run leaves behind. */
  readonly onValue?: (sent: SentValue) => void
}

/** What `executeNode` gives: the promise of a node's value, understood as a kwarg and by `buildResult`. */
class NodeReference {
  readonly node: string

  constructor(node: string) {
    this.node = node
  }
}

/** Records nodes in `executeNode` and runs them in `buildResult`: it sees all that was asked for before it places anything. */
export class WebWorkerGraphAdapter implements PlacingAdapter {
  readonly #options: WebWorkerOptions
  readonly #resultBuilder: ResultBuilder
  readonly #pool: WorkerPool
  readonly #costs: CostBook
  #run: RunContext | null = null
  #recorded: RecordedNode[] = []
  #given = new Map<string, unknown>()

  constructor(options: WebWorkerOptions) {
    this.#options = options
    this.#resultBuilder = options.resultBuilder ?? new DictResult()
    this.#pool = options.pool
    this.#costs = options.costs ?? createCostBook()
  }

  prepareRun(run: RunContext): void {
    this.#run = run
    this.#recorded = []
    this.#given = new Map()
  }

  checkInputType(_nodeType: NodeType, _value: unknown): boolean {
    return false
  }

  checkNodeTypeEquivalence(_nodeType: NodeType, _inputType: NodeType): boolean {
    return false
  }

  executeNode(node: ExecutableNode, kwargs: Kwargs): NodeReference {
    const needs: string[] = []
    for (const dependency of node.dependencies) {
      const value = kwargs[dependency.parameter]
      if (value instanceof NodeReference) needs.push(value.node)
      else if (value !== undefined) this.#given.set(dependency.node, value)
    }
    this.#recorded.push({ name: node.name, needs, ...(node.kind ? { kind: node.kind } : {}) })
    return new NodeReference(node.name)
  }

  placement(program: Program, behaviours: readonly Behaviour[]): RunPlacement {
    const recorded = recordSteps(program.graph.nodes)
    const workers = this.#workersFor(recorded)
    return explainPlacement(planSteps({ recorded, workers, costs: this.#costs, program, behaviours }), workers)
  }

  /** A run of few nodes needs few workers; but a block has items for all. */
  #workersFor(recorded: readonly RecordedNode[]): number {
    const { workers } = this.#options
    const hasBlock = recorded.some((step) => step.kind === 'block')
    return Math.max(1, hasBlock ? workers : Math.min(workers, recorded.length))
  }

  async buildResult(outputs: Outputs): Promise<unknown> {
    const run = this.#run
    if (!run) throw new Error('buildResult before prepareRun')
    const {
      summaries = false,
      onValue,
      nodeTimeout,
      runTimeout,
      maxHeldBytes,
      heldElsewhere,
      continues,
    } = this.#options
    const { values, failed, isFatal } = await dispatchSteps({
      run,
      recorded: this.#recorded,
      given: this.#given,
      pool: this.#pool,
      workers: this.#workersFor(this.#recorded),
      costs: this.#costs,
      summaries,
      limits: { nodeTimeout, runTimeout },
      maxHeldBytes,
      heldElsewhere,
      continues,
      onValue,
    })
    const graceful = run.behaviours.find((behaviour) => behaviour.kind === 'graceful')
    if (failed.size && (!graceful || isFatal)) throw new RunFailure()
    const resolve = (value: NodeReference) => (failed.has(value.node) ? graceful?.sentinel : values.get(value.node))
    const resolved = [...outputs].map(([name, value]): [string, unknown] => [
      name,
      value instanceof NodeReference ? resolve(value) : value,
    ])
    return (run.resultBuilder ?? this.#resultBuilder).buildResult(new Map(resolved))
  }

  /** Ends the workers. */
  dispose(): void {
    this.#pool.close()
  }
}
