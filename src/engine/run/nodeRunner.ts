import type { Dependency, GraphNode } from '../model/graph.ts'
import { type TypeInfo, typeAt } from '../model/type.ts'
import { summarise } from '../values/summarise.ts'
import { type AttemptOptions, createAttempts } from './attempts.ts'
import { type BlockPart, createBlockRunner, listOf } from './blockRunner.ts'
import type { Lists } from './runBlock.ts'
import { createNodeTeller, createQuietTeller, type TellerOptions } from './teller.ts'

/** Values by parameter, as an adapter gets and gives them. No prototype: any name is a key. */
export type Kwargs = Readonly<Record<string, unknown>>

/** A node as an adapter sees it: what it is, and the one way to run it. */
export interface ExecutableNode {
  readonly name: string
  readonly type: TypeInfo
  readonly tags: GraphNode['tags']
  readonly dependencies: readonly Dependency[]
  /** A step that a plan made for a parallel block: all of its items, or one of its lists. */
  readonly kind?: 'block' | 'gather'
  /** Runs the node here and now, hooks and events included; gives its value or a promise. Throws when it fails. */
  run(kwargs: Kwargs): unknown
}

export interface NodeRunnerOptions extends AttemptOptions {
  readonly worker: number
  /** Whether anybody follows when nodes start and end: told or not, it makes no difference to what is run. */
  readonly followed: boolean
  /** Whether events carry summaries of values: a page wants them, a batch job does not. */
  readonly summaries: boolean
}

/** Runs nodes, whoever asks: each adapter goes through here, so that where a node runs never changes what happens. */
export interface NodeRunner {
  /** Runs the step here and now on its dependencies' values; gives its value or a promise of it, or throws a `NodeFailure`. */
  run(step: GraphNode, values: readonly unknown[]): unknown
  /** Runs some items of a block's step. */
  runItems(step: GraphNode, part: BlockPart): Lists | Promise<Lists>
  executable(node: GraphNode): ExecutableNode
}

export function createNodeRunner(options: NodeRunnerOptions): NodeRunner {
  const { program, emit, now, worker, summaries, followed, behaviours } = options
  const telling: TellerOptions = { emit, now, worker, summarise: summaries ? summarise : null }
  const teller = followed ? createNodeTeller(telling) : createQuietTeller(telling)
  const attempt = createAttempts(options)
  const graceful = behaviours.find((one) => one.kind === 'graceful')
  const sentinel = graceful ? { value: graceful.sentinel } : null
  const blocks = createBlockRunner({ attempt, telling, sentinel })

  function run(step: GraphNode, values: readonly unknown[]): unknown {
    const { call } = step
    if (call.kind === 'gather') return listOf(call.node, values)
    return call.kind === 'block' ? blocks.runAll(step, values) : attempt(step, values, teller, '')
  }

  return {
    run,
    runItems: blocks.runPart,
    executable: (node) => ({
      name: node.name,
      type: typeAt(program.graph.types, node.type),
      tags: node.tags,
      dependencies: node.dependencies,
      ...(node.call.kind === 'block' || node.call.kind === 'gather' ? { kind: node.call.kind } : {}),
      run: (kwargs) =>
        run(
          node,
          node.dependencies.map((dependency) => kwargs[dependency.parameter]),
        ),
    }),
  }
}

/** Values by parameter, from those in the order of the dependencies. */
export function toKwargs(node: GraphNode, values: readonly unknown[]): Kwargs {
  const kwargs: Record<string, unknown> = Object.create(null)
  for (const [at, dependency] of node.dependencies.entries()) kwargs[dependency.parameter] = values[at]
  return kwargs
}
