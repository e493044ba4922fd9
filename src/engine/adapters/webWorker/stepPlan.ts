import { findNode, type GraphNode, type Program } from '../../model/graph.ts'
import type { Behaviour } from '../../run/behaviour.ts'
import type { CostBook } from './costBook.ts'
import { placeInLine, placeTasks } from './placement/placeTasks.ts'
import { type TaskGraph, usersOf } from './placement/taskGraph.ts'
import type { RecordedNode } from './recordedNode.ts'
import { createStepBoard, type StepBoard } from './stepBoard.ts'

/** What is to be run, by number, and who is planned to run it. */
export interface StepPlan {
  readonly names: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
  readonly nodes: readonly (GraphNode | undefined)[]
  readonly graph: TaskGraph
  readonly users: readonly (readonly number[])[]
  /** Milliseconds that each step is likely to take. */
  readonly cost: Float64Array
  /** Milliseconds until another worker has its value. */
  readonly move: Float64Array
  /** Of each line its steps in order. */
  readonly lines: readonly (readonly number[])[]
  readonly line: Readonly<ArrayLike<number>>
  /** Milliseconds from the run's start, of each step and of the end. */
  readonly start: Readonly<ArrayLike<number>>
  readonly end: number
  readonly board: StepBoard
  /** Milliseconds of the whole run; null where a node's time is but a guess. */
  readonly expected: number | null
  /** Several workers share the steps; else one takes all, and others only what takes it too long. */
  readonly isSpread: boolean
  /** Blocks and their lists, which stand in no line where there are several. */
  readonly isApart: (step: number) => boolean
}

export interface StepPlanRequest {
  readonly recorded: readonly RecordedNode[]
  readonly workers: number
  readonly costs: CostBook
  readonly program: Program
  /** What stands around the nodes: where a cache does, a value is hashed where it comes. */
  readonly behaviours: readonly Behaviour[]
}

/** A run that is known to be over sooner goes to one worker in one batch: to plan it and to talk about it would take longer. */
const SHORT_MS = 16
/** So long a run is spread only where it would be over in less than this part of the time. */
const MODEST_MS = 250
const WORTH = 0.7
/** A message there and one back, with what both ends do for it. */
export const MESSAGE_MS = 0.2
/** What it takes to wrap a small value up, pass it on and unwrap it: cheap nodes are worth no second worker where many of their values cross. */
const TAKE_MS = 0.1
/** To copy it once, into memory that is new: the worker that made it does nothing else meanwhile. */
const BYTE_MS = 1.5e-6
/** To hash it where it comes. */
const HASH_MS = 0.5e-6

/** One worker takes the steps as they were recorded, blocks as well; among several, blocks and their lists go by themselves. */
export function planSteps({ recorded, workers, costs, program, behaviours }: StepPlanRequest): StepPlan {
  const numbers = new Map(recorded.map(({ name }, at) => [name, at]))
  const graph = { needs: recorded.map(({ needs }) => numbersOf(needs, numbers)) }
  const cost = new Float64Array(recorded.length)
  const move = new Float64Array(recorded.length)
  const byteTime = behaviours.some(({ kind }) => kind === 'cache') ? BYTE_MS + HASH_MS : BYTE_MS
  let hasGuess = false
  for (const [at, { name, kind }] of recorded.entries()) {
    const known = costs.of(program, name)
    cost[at] = kind === 'gather' ? 0 : known.milliseconds
    if (kind === undefined && !known.isKnown) hasGuess = true
    move[at] = MESSAGE_MS + known.bytes * byteTime
  }
  const total = cost.reduce((sum, one) => sum + one, 0)
  const isLong = workers > 1 && (hasGuess || total > SHORT_MS)
  const spread = isLong ? placeTasks(graph, { run: cost, move, take: TAKE_MS }, workers) : null
  const isSpread = spread !== null && (hasGuess || isWorthIt(total, spread.end))
  const placed = isSpread ? spread : placeInLine({ run: cost }, cost.length)
  const place = new Float64Array(recorded.length)
  for (const [at, step] of placed.order.entries()) place[step] = at
  const users = usersOf(graph)
  const isApart = (step: number) => workers > 1 && recorded[step]?.kind !== undefined
  return {
    names: recorded.map(({ name }) => name),
    numbers,
    nodes: recorded.map(({ name }) => findNode(program.graph, name)),
    graph,
    users,
    cost,
    move,
    line: placed.worker,
    lines: placed.lines,
    start: placed.start,
    end: placed.end,
    board: createStepBoard({ graph, users, line: placed.worker, place, cost, lines: workers, isApart }),
    isApart,
    isSpread,
    expected: hasGuess ? null : placed.end,
  }
}

/** Of a run of modest length values on their way and who waits for them take most of what a second worker would spare. */
function isWorthIt(total: number, end: number): boolean {
  return total > MODEST_MS || end < total * WORTH
}

/** Each once. Written out: a run of trivial nodes takes no longer than this does. */
function numbersOf(names: readonly string[], numbers: ReadonlyMap<string, number>): number[] {
  const found: number[] = []
  for (const name of names) {
    const number = numbers.get(name)
    if (number !== undefined && !found.includes(number)) found.push(number)
  }
  return found
}
