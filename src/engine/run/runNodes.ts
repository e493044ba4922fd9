import type { GraphNode } from '../model/graph.ts'
import { NodeFailure } from './errors.ts'
import { isPromise } from './isPromise.ts'
import { Missing } from './missing.ts'
import type { Schedule } from './schedule.ts'

/** What a run of a schedule starts with, and whom it tells. */
export interface NodeLoop {
  readonly schedule: Schedule
  /** A value for each of the schedule's `outside`; undefined where there is none. */
  readonly given: (name: string) => unknown
  /** Of what is outside, the nodes without a value, each with the node whose failure is the reason. */
  readonly failed?: ReadonlyMap<string, string>
  /** Names whose values are wanted at the end; others are let go when their last reader has them. */
  readonly keep: Iterable<string>
  /** Gives the value, a promise of it, or throws where the node failed. */
  readonly execute: (node: GraphNode, values: readonly unknown[]) => unknown
  readonly onSkipped: (node: GraphNode, because: string) => void
  readonly onValue?: (node: GraphNode, value: unknown) => void
}

/** What a run of a schedule left. */
export interface LoopEnd {
  /** The value of a name that was kept. */
  value(name: string): unknown
  /** Nodes without a value, each with the node whose failure is the reason. */
  readonly failed: ReadonlyMap<string, string>
}

/** What became of a slot; 0 is nothing yet. */
const DONE = 1
const FAILED = 2
const PENDING = 3

/**
 * Runs a schedule's steps in their order. A step waits only for its own dependencies, so independent asynchronous nodes
 * overlap; where nothing is asynchronous nothing is awaited, and the end comes at once. After a failure the branches that
 * do not need it run on.
 */
export function runNodes(loop: NodeLoop): LoopEnd | Promise<LoopEnd> {
  const { schedule, execute, onSkipped, onValue } = loop
  const { steps, slots, outside, sources } = schedule
  const values: unknown[] = new Array(slots.size)
  const states = new Uint8Array(slots.size)
  const left = schedule.readers.slice()
  const failed = new Map<string, string>()
  const culprits = new Map<number, string>()
  const pending = new Map<number, Promise<void>>()
  for (const [slot, name] of outside.entries()) {
    const culprit = loop.failed?.get(name)
    if (culprit === undefined) values[slot] = loop.given(name)
    else fail(slot, name, culprit)
    states[slot] = culprit === undefined ? DONE : FAILED
  }
  for (const name of loop.keep) {
    const slot = slots.get(name)
    if (slot !== undefined) left[slot] = FOR_EVER
  }

  function start(at: number): Promise<void> | null {
    const step = steps[at]
    const from = sources[at]
    if (!step || !from) return null
    const slot = outside.length + at
    if (failed.size) {
      const culprit = culpritOf(vitalTo(step, from))
      if (culprit !== undefined) {
        fail(slot, step.name, culprit)
        onSkipped(step, culprit)
        return null
      }
    }
    const taken: unknown[] = new Array(from.length)
    for (let index = 0; index < from.length; index++)
      taken[index] = failed.size ? takeOrMiss(from[index] ?? 0) : take(from[index] ?? 0)
    try {
      const value = execute(step, taken)
      if (!isPromise(value)) return put(slot, step, value)
      return value.then(
        (settled) => void put(slot, step, settled),
        (error: unknown) => fail(slot, step.name, culpritIn(error, step)),
      )
    } catch (error) {
      // Whoever executes has told why; here it only matters that there is no value.
      fail(slot, step.name, culpritIn(error, step))
      return null
    }
  }

  function take(slot: number): unknown {
    const value = values[slot]
    const rest = (left[slot] ?? 0) - 1
    left[slot] = rest
    if (rest === 0) values[slot] = undefined
    return value
  }

  /** Only a block is begun although it lacks something. */
  function takeOrMiss(slot: number): unknown {
    const culprit = states[slot] === FAILED ? culprits.get(slot) : undefined
    return culprit === undefined ? take(slot) : new Missing(culprit)
  }

  function put(slot: number, step: GraphNode, value: unknown): null {
    states[slot] = DONE
    if (left[slot]) values[slot] = value
    onValue?.(step, value)
    return null
  }

  function fail(slot: number, name: string, culprit: string): void {
    states[slot] = FAILED
    failed.set(name, culprit)
    culprits.set(slot, culprit)
  }

  function culpritOf(from: Int32Array): string | undefined {
    for (const slot of from) if (states[slot] === FAILED) return culprits.get(slot)
    return undefined
  }

  function pendingOf(from: Int32Array): Promise<void>[] {
    const waits: Promise<void>[] = []
    for (const slot of from) {
      const wait = states[slot] === PENDING ? pending.get(slot) : undefined
      if (wait) waits.push(wait)
    }
    return waits
  }

  function end(): LoopEnd {
    return { value: (name) => values[slots.get(name) ?? -1], failed }
  }

  for (let at = 0; at < steps.length; at++) {
    const waits = pending.size ? pendingOf(sources[at] ?? NO_SLOTS) : NOTHING
    const running = waits.length ? Promise.all(waits).then(() => start(at)) : start(at)
    if (!running) continue
    const slot = outside.length + at
    states[slot] = PENDING
    pending.set(
      slot,
      running.then(() => void pending.delete(slot)),
    )
  }
  if (pending.size === 0) return end()
  return settle(pending).then(end)
}

/** More readers than there will ever be. */
const FOR_EVER = 2 ** 30

const NOTHING: readonly Promise<void>[] = []
const NO_SLOTS = new Int32Array(0)

async function settle(pending: ReadonlyMap<number, Promise<void>>): Promise<void> {
  while (pending.size) await Promise.all(pending.values())
}

/** What a step cannot do without. A block needs its items alone, which come first; each of its nodes has needs of its own. */
function vitalTo(step: GraphNode, from: Int32Array): Int32Array {
  return step.call.kind === 'block' ? from.subarray(0, 1) : from
}

/** Who is to blame: a list is missing because of a node within its block. */
function culpritIn(error: unknown, step: GraphNode): string {
  if (error instanceof Missing) return error.because
  return (error instanceof NodeFailure && error.problem.nodes[0]) || step.name
}
