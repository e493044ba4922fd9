import { createLineOrder } from './lineOrder.ts'
import { createHeap, type Heap } from './placement/heap.ts'
import type { TaskGraph } from './placement/taskGraph.ts'
import { usersOf } from './placement/taskGraph.ts'

/** Steps by number, as they were planned. */
export interface BoardPlan {
  readonly graph: TaskGraph
  readonly users?: readonly (readonly number[])[]
  /** Of each step the line that it stands in, and its place: the smaller goes first. */
  readonly line: Readonly<ArrayLike<number>>
  readonly place: Readonly<ArrayLike<number>>
  /** Milliseconds. */
  readonly cost: Readonly<ArrayLike<number>>
  readonly lines: number
  /** Goes out by itself: it is told by `takeApart`, and stands in no line. */
  readonly isApart: (step: number) => boolean
}

/** Milliseconds that a batch may take: of steps that others wait for, and of those that nobody in another line does. */
export interface BatchSize {
  readonly awaited: number
  readonly free: number
  /** Of steps as they stand in the line, none left out; no more than the others unless it is told. */
  readonly inOrder?: number
}

/** What of a run is still to do: who stands where, and what may go out. */
export interface StepBoard {
  /** Steps that have not ended. */
  readonly left: number
  isEnded(step: number): boolean
  /** What the line's worker gets next: steps whose needs have ended, or come before them in the batch. One that goes alone is all. */
  take(line: number, most: BatchSize, goesAlone?: (step: number) => boolean): number[]
  /** Milliseconds of what stands in a line and has not gone out. */
  restOf(line: number): number
  /** Steps apart whose needs have ended. */
  takeApart(): number[]
  /** Moves steps that are ready in other lines to this one, at most half of a line's; whether there was one. */
  steal(line: number, isWorthIt: (step: number, from: number) => boolean): boolean
  readonly hasReady: boolean
  end(step: number): void
  /** Steps that went out and have not run. */
  putBack(steps: readonly number[]): void
  /** A step that had ended has to run again: its value was lost. */
  redo(step: number): void
}

const TODO = 0
const SENT = 1
const ENDED = 2

export function createStepBoard(plan: BoardPlan): StepBoard {
  const { graph, users = usersOf(graph), line, place, cost, lines, isApart } = plan
  const state = new Uint8Array(graph.needs.length)
  const left = Int32Array.from(graph.needs, (from) => from.length)
  const lineOf = Int32Array.from(line)
  const ready: Heap[] = Array.from({ length: lines }, () => createHeap((step) => place[step] ?? 0))
  /** Of each line the cost of what has not gone out. */
  const rest = new Float64Array(lines)
  const order = createLineOrder({
    line,
    place,
    lines,
    isOpen: (step, at) => state[step] === TODO && lineOf[step] === at,
  })
  let apart: number[] = []
  let count = graph.needs.length
  for (let step = 0; step < graph.needs.length; step++) {
    addRest(step, 1)
    offer(step)
  }

  function addRest(step: number, times: 1 | -1): void {
    const at = lineOf[step] ?? 0
    if (!isApart(step)) rest[at] = (rest[at] ?? 0) + times * (cost[step] ?? 0)
  }

  /** No other line waits for it. */
  function isFree(step: number): boolean {
    return (users[step] ?? []).every((user) => lineOf[user] === lineOf[step] && !isApart(user))
  }

  function offer(step: number): void {
    if (state[step] !== TODO || left[step] !== 0) return
    if (isApart(step)) apart.push(step)
    else ready[lineOf[step] ?? 0]?.push(step)
  }

  /** The first of a line that may go out; `inside` counts what of a step's needs the batch has. Others in the heap are out of date. */
  function first(heap: Heap | undefined, at: number, inside: ReadonlyMap<number, number>): number | undefined {
    for (let step = heap?.first; step !== undefined; step = heap?.first) {
      const rest = (left[step] ?? 0) - (inside.get(step) ?? 0)
      if (state[step] === TODO && lineOf[step] === at && rest === 0) return step
      heap?.pop()
    }
    return undefined
  }

  function take(at: number, most: BatchSize, goesAlone = (_step: number) => false): number[] {
    const heap = ready[at]
    const inside = new Map<number, number>()
    const batch: number[] = []
    let sum = 0
    let isAllFree = true
    let isInOrder = most.inOrder !== undefined
    for (let step = first(heap, at, inside); step !== undefined; step = first(heap, at, inside)) {
      sum += cost[step] ?? 0
      isAllFree &&= most.free > most.awaited && isFree(step)
      isInOrder &&= order.isNext(at, step)
      const room = Math.max(isAllFree ? most.free : most.awaited, isInOrder ? (most.inOrder ?? 0) : 0)
      if (batch.length > 0 && (sum > room || goesAlone(step))) break
      heap?.pop()
      state[step] = SENT
      addRest(step, -1)
      batch.push(step)
      if (goesAlone(step)) break
      for (const user of users[step] ?? []) {
        const has = (inside.get(user) ?? 0) + 1
        inside.set(user, has)
        if (has === left[user] && lineOf[user] === at && state[user] === TODO && !isApart(user)) heap?.push(user)
      }
    }
    return batch
  }

  function steal(thief: number, isWorthIt: (step: number, from: number) => boolean): boolean {
    const victims = ready.map((heap, at) => ({ heap, at })).filter(({ at }) => at !== thief)
    victims.sort((a, b) => b.heap.size - a.heap.size)
    for (const { heap, at } of victims) {
      const refused: number[] = []
      let taken = 0
      const most = Math.ceil(heap.size / 2)
      for (let step = first(heap, at, NONE); step !== undefined && taken < most; step = first(heap, at, NONE)) {
        heap.pop()
        if (isWorthIt(step, at)) {
          addRest(step, -1)
          lineOf[step] = thief
          addRest(step, 1)
          order.reopen(step)
          ready[thief]?.push(step)
          taken++
        } else refused.push(step)
        if (refused.length > LOOKED_AT) break
      }
      for (const step of refused) heap.push(step)
      if (taken > 0) return true
    }
    return false
  }

  return {
    get left() {
      return count
    },
    get hasReady() {
      return ready.some((heap, at) => first(heap, at, NONE) !== undefined)
    },
    isEnded: (step) => state[step] === ENDED,
    take,
    restOf: (at) => rest[at] ?? 0,
    takeApart() {
      const taken = apart.filter((step) => state[step] === TODO && left[step] === 0)
      apart = []
      for (const step of taken) state[step] = SENT
      return taken
    },
    steal,
    end(step) {
      if (state[step] === ENDED) return
      state[step] = ENDED
      count--
      for (const user of users[step] ?? []) {
        left[user] = (left[user] ?? 0) - 1
        offer(user)
      }
    },
    putBack(steps) {
      for (const step of steps) {
        if (state[step] !== SENT) continue
        state[step] = TODO
        order.reopen(step)
        addRest(step, 1)
        offer(step)
      }
    },
    redo(step) {
      if (state[step] !== ENDED) return
      state[step] = TODO
      order.reopen(step)
      addRest(step, 1)
      count++
      for (const user of users[step] ?? []) left[user] = (left[user] ?? 0) + 1
      offer(step)
    },
  }
}

const NONE: ReadonlyMap<number, number> = new Map()

/** A thief does not go through the whole line for nothing. */
const LOOKED_AT = 16
