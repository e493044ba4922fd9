import type { GraphNode } from '../model/graph.ts'
import type { Attempt } from './attempts.ts'
import { type BlockTeller, createBlockTeller } from './blockTeller.ts'
import { isPromise } from './isPromise.ts'
import { Missing } from './missing.ts'
import { type Lists, runBlock } from './runBlock.ts'
import { createSchedule, type Schedule } from './schedule.ts'
import type { TellerOptions } from './teller.ts'

/** A part of a parallel block: some of its items. */
export interface BlockPart {
  readonly items: readonly unknown[]
  /** The place of the first of them among all items. */
  readonly firstItem: number
  /** A value from outside of the block. */
  readonly given: (name: string) => unknown
  /** Of what is outside, the nodes without a value, each with the node whose failure is the reason. */
  readonly failed: ReadonlyMap<string, string>
}

/** Runs the steps that a plan makes of parallel blocks. */
export interface BlockRunner {
  /** All items, on the values of the step's dependencies. */
  runAll(step: GraphNode, values: readonly unknown[]): Lists | Promise<Lists>
  runPart(step: GraphNode, part: BlockPart): Lists | Promise<Lists>
}

export interface BlockRunnerOptions {
  readonly attempt: Attempt
  readonly telling: TellerOptions
  /** What stands for an item that failed, where failures are caught. */
  readonly sentinel: { readonly value: unknown } | null
}

/** The block around a block: who is told, and which of its items this is. */
interface Outer {
  readonly teller: BlockTeller
  readonly at: string
}

export function createBlockRunner({ attempt, telling, sentinel }: BlockRunnerOptions): BlockRunner {
  const schedules = new Map<GraphNode, Schedule>()

  function runAll(step: GraphNode, values: readonly unknown[], outer: Outer | null): Lists | Promise<Lists> {
    const known = new Map(step.dependencies.map((dependency, at) => [dependency.node, values[at]]))
    const items = known.get(step.call.kind === 'block' ? step.call.expand : '')
    const given = (name: string) => known.get(name)
    const failed = new Map<string, string>()
    for (const [name, value] of known) if (value instanceof Missing) failed.set(name, value.because)
    return runPart(step, { items: Array.isArray(items) ? items : [], firstItem: 0, given, failed }, outer)
  }

  /** A block within a block tells through the outer one's teller. */
  function runPart(step: GraphNode, part: BlockPart, outer: Outer | null): Lists | Promise<Lists> {
    const block = step.call
    if (block.kind !== 'block') throw new Error(`"${step.name}" is no block`)
    const teller = outer?.teller ?? createBlockTeller(telling)
    const run = () =>
      runBlock({
        block,
        schedule: scheduleOf(step, block.body),
        items: part.items,
        given: part.given,
        failed: part.failed,
        teller,
        sentinel,
        execute(node, values, at) {
          const item = `${block.expand}[${part.firstItem + at}]`
          return runInside(node, values, { teller, at: outer ? `${outer.at}, ${item}` : item })
        },
      })
    return outer ? run() : atEnd(run, (lists) => teller.end(block.body, lists))
  }

  function runInside(node: GraphNode, values: readonly unknown[], inside: Outer): unknown {
    if (node.call.kind === 'gather') return listOf(node.call.node, values)
    if (node.call.kind === 'block') return runAll(node, values, inside)
    return attempt(node, values, inside.teller, inside.at)
  }

  function scheduleOf(step: GraphNode, body: readonly GraphNode[]): Schedule {
    const known = schedules.get(step) ?? createSchedule(body)
    schedules.set(step, known)
    return known
  }

  return {
    runAll: (step, values) => runAll(step, values, null),
    runPart: (step, part) => runPart(step, part, null),
  }
}

/** A block gives lists by name; a gather step takes one of them. Throws where it is missing. */
export function listOf(node: string, [lists]: readonly unknown[]): unknown {
  const list: unknown = typeof lists === 'object' && lists !== null ? Reflect.get(lists, node) : undefined
  if (list instanceof Missing) throw list
  return list
}

/** Does `end` with what `work` gives, or with nothing where it fails, before that goes on its way. */
function atEnd(work: () => Lists | Promise<Lists>, end: (lists: Lists) => void): Lists | Promise<Lists> {
  const done = (lists: Lists): Lists => {
    end(lists)
    return lists
  }
  const failed = (error: unknown): never => {
    end({})
    throw error
  }
  let lists: Lists | Promise<Lists>
  try {
    lists = work()
  } catch (error) {
    return failed(error)
  }
  return isPromise(lists) ? lists.then(done, failed) : done(lists)
}
