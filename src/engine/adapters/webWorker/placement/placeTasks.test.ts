import { array, assert as check, double, integer, nat, oneof, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { type Placement, placeTasks } from './placeTasks.ts'
import { lowerBound, type TaskCosts, type TaskGraph } from './taskGraph.ts'

interface Request {
  readonly graph: TaskGraph
  readonly costs: TaskCosts
  readonly workers: number
}

/** Costs are log-uniform between 0.01 and 50 ms; distances say how far back what a task needs lies. */
function requestsOf(maxLength: number, move: (value: number) => number, maxWorkers = 6) {
  const cost = double({ min: 0, max: 1, noNaN: true }).map((share) => 0.01 * 5000 ** share)
  const task = record({ back: array(nat(12), { maxLength: 3 }), cost, bytes: cost })
  const rows = array(task, { minLength: 1, maxLength, size: 'max' })
  return record({ rows, workers: integer({ min: 1, max: maxWorkers }) }).map(
    ({ rows, workers }): Request => ({
      graph: {
        needs: rows.map(({ back }, at) => [...new Set(back.flatMap((one) => (one < at ? [at - 1 - one] : [])))]),
      },
      costs: { run: rows.map((row) => row.cost), move: rows.map((row) => move(row.bytes)) },
      workers,
    }),
  )
}

const FREE = () => 0
const anyRequest = oneof(
  requestsOf(60, FREE),
  requestsOf(60, (value) => value),
  requestsOf(8, (value) => value),
)

function place({ graph, costs, workers }: Request): Placement {
  return placeTasks(graph, costs, workers)
}

test('every task is placed once, on one worker, and no worker does two at a time', () => {
  check(
    property(anyRequest, (request) => {
      const { lines, start, finish, worker } = place(request)
      expect(lines).toHaveLength(request.workers)
      expect(lines.flat().sort((a, b) => a - b)).toEqual(request.graph.needs.map((_, task) => task))
      for (const [at, line] of lines.entries()) {
        for (const [place, task] of line.entries()) {
          expect(worker[task]).toBe(at)
          const before = line[place - 1]
          if (before !== undefined) expect(start[task]).toBeGreaterThanOrEqual(finish[before] ?? 0)
        }
      }
    }),
  )
})

test('no task begins before all that it needs is there, ways included', () => {
  check(
    property(anyRequest, (request) => {
      const { start, finish, worker, end } = place(request)
      const { run, move } = request.costs
      for (const [task, needs] of request.graph.needs.entries()) {
        expect(finish[task]).toBeCloseTo((start[task] ?? 0) + (run[task] ?? 0), 6)
        expect(end).toBeGreaterThanOrEqual(finish[task] ?? 0)
        for (const need of needs) {
          const way = worker[need] === worker[task] ? 0 : (move[need] ?? 0)
          expect(start[task]).toBeGreaterThanOrEqual((finish[need] ?? 0) + way - 1e-9)
        }
      }
    }),
  )
})

test('values that come from others keep a worker busy, each once: the plan is what a worker that follows it would see', () => {
  const taken = tuple(anyRequest, double({ min: 0, max: 20, noNaN: true }))
  check(
    property(taken, ([{ graph, costs, workers }, take]) => {
      const request = { graph, costs: { ...costs, take }, workers }
      const placed = place(request)
      expect(placed.end).toBeCloseTo(followed(request, placed), 6)
      const total = graph.needs.reduce((sum, _, task) => sum + (costs.run[task] ?? 0), 0)
      expect(placed.end).toBeLessThanOrEqual(total * (1 + 1e-9))
    }),
  )
})

test('where each value that crosses keeps a worker busy, cheap tasks whose values would mostly cross stay on one', () => {
  const needs = Array.from({ length: 1000 }, (_, at) => {
    const layer = at - (at % 100) - 100
    return at < 100 ? [] : [layer + ((at * 37) % 100), layer + ((at * 61 + 13) % 100)]
  })
  const costs = { run: needs.map(() => 0.03), move: needs.map(() => 0.2) }
  const used = (take: number) => new Set(placeTasks({ needs }, { ...costs, take }, 2).worker).size
  expect([used(0), used(0.1)]).toEqual([2, 1])
})

test('where values move for nothing, the end is within 2 - 1/workers of the lower bound', () => {
  check(
    property(requestsOf(80, FREE, 12), (request) => {
      const bound = lowerBound(request.graph, request.costs, request.workers)
      expect(place(request).end).toBeLessThanOrEqual((2 - 1 / request.workers) * bound * (1 + 1e-9))
    }),
  )
})

test('whatever values take to move, more workers are no worse than one', () => {
  check(
    property(anyRequest, (request) => {
      const alone = request.costs.run
      const total = request.graph.needs.reduce((sum, _, task) => sum + (alone[task] ?? 0), 0)
      expect(place(request).end).toBeLessThanOrEqual(total * (1 + 1e-9))
    }),
  )
})

test('on average over graphs of 200 tasks the end is within 1.08 times the lower bound', () => {
  let [sum, count] = [0, 0]
  for (let seed = 1; seed <= 1000; seed++) {
    const request = layeredRequest(seed)
    sum += place(request).end / lowerBound(request.graph, request.costs, request.workers)
    count++
  }
  expect(sum / count).toBeLessThanOrEqual(1.08)
})

test('graphs of up to eight tasks end within 1.1 times the best that there is', () => {
  const requests = oneof(
    requestsOf(8, FREE, 2),
    requestsOf(8, (value) => value / 10, 2),
    requestsOf(7, FREE, 3),
    requestsOf(6, (value) => value / 10, 3),
  )
  check(
    property(requests, (request) => {
      expect(place(request).end).toBeLessThanOrEqual(bestOf(request) * 1.1)
    }),
    { numRuns: 40 },
  )
})

test('eight tasks of unlike lengths fill both workers as well as can be', () => {
  const run = [7, 5, 5, 4, 4, 3, 3, 1]
  const request = { graph: { needs: run.map(() => []) }, costs: { run, move: run.map(FREE) }, workers: 2 }
  expect(place(request).end).toBe(16)
})

test('cheap tasks stay where their inputs lie: a chain on one worker, a fan-in with its biggest input', () => {
  const move = [0.1, 8, 0.1, 0.1, 0.1]
  const costs: TaskCosts = { run: [30, 30, 0.01, 0.01, 0.01], move }
  const { worker } = placeTasks({ needs: [[], [], [0, 1], [2], [3]] }, costs, 2)
  expect([worker[2], worker[3], worker[4]]).toEqual([worker[1], worker[1], worker[1]])
  expect(worker[0]).not.toBe(worker[1])
})

test('many trivial tasks are no reason for a second worker', () => {
  const needs = Array.from({ length: 1000 }, (_, at) => (at < 100 ? [] : [at - 100, at - 1 - (at % 97)]))
  const costs = { run: needs.map(() => 0.001), move: needs.map(() => 0.15) }
  expect(new Set(placeTasks({ needs }, costs, 4).worker).size).toBe(1)
})

/** 200 tasks in layers of random width, from a seed of its own so that the average is always of the same graphs. */
function layeredRequest(seed: number): Request {
  let state = seed * 2654435761
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0
    return state / 2 ** 32
  }
  const window = 4 + Math.floor(next() * 60)
  const needs = Array.from({ length: 200 }, (_, at) => {
    const from = Array.from({ length: Math.floor(next() * 4) }, () => at - 1 - Math.floor(next() * window))
    return [...new Set(from.filter((one) => one >= 0))]
  })
  const run = needs.map(() => 0.01 * 5000 ** next())
  return { graph: { needs }, costs: { run, move: run.map(FREE) }, workers: 2 + Math.floor(next() * 7) }
}

/** When the last task ends if each worker goes along its line. */
function followed({ graph, costs }: Request, { lines, worker }: Placement): number {
  const finish = new Map<number, number>()
  const places = lines.map(() => 0)
  const free = lines.map(() => 0)
  const had = lines.map(() => new Set<number>())
  while (finish.size < graph.needs.length) {
    for (const [at, line] of lines.entries()) {
      const task = line[places[at] ?? 0]
      const needs = graph.needs[task ?? -1]
      if (task === undefined || !needs?.every((need) => finish.has(need))) continue
      const others = needs.filter((need) => worker[need] !== at)
      const ways = needs.map((need) => (finish.get(need) ?? 0) + (worker[need] === at ? 0 : (costs.move[need] ?? 0)))
      const taking = others.filter((need) => !had[at]?.has(need)).length * (costs.take ?? 0)
      for (const need of others) had[at]?.add(need)
      const end = Math.max(free[at] ?? 0, ...ways) + taking + (costs.run[task] ?? 0)
      finish.set(task, end)
      free[at] = end
      places[at] = (places[at] ?? 0) + 1
    }
  }
  return Math.max(0, ...finish.values())
}

/** Every order, every worker: no thought, and so no error in it. */
function bestOf({ graph, costs, workers }: Request): number {
  const { needs } = graph
  const worker: number[] = []
  const finish: number[] = []
  const free: number[] = Array.from({ length: workers }, () => 0)
  let best = Number.POSITIVE_INFINITY

  function go(placed: ReadonlySet<number>, end: number): void {
    if (end >= best) return
    if (placed.size === needs.length) best = end
    for (const [task, from] of needs.entries()) {
      if (placed.has(task) || !from.every((need) => placed.has(need))) continue
      for (let at = 0; at < workers; at++) {
        const before = free[at] ?? 0
        const ways = from.map((need) => (finish[need] ?? 0) + (worker[need] === at ? 0 : (costs.move[need] ?? 0)))
        const through = Math.max(before, ...ways) + (costs.run[task] ?? 0)
        worker[task] = at
        finish[task] = through
        free[at] = through
        go(new Set([...placed, task]), Math.max(end, through))
        free[at] = before
      }
    }
  }

  go(new Set(), 0)
  return best
}

test('an empty graph has an empty plan', () => {
  expect(place({ graph: { needs: [] }, costs: { run: [], move: [] }, workers: 3 }).lines).toEqual([[], [], []])
})
