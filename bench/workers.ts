import { lowerBound } from '../src/engine/adapters/webWorker/placement/taskGraph.ts'
import { WebWorkerGraphAdapter } from '../src/engine/adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from '../src/engine/adapters/webWorker/workerPool.ts'
import { Driver } from '../src/engine/driver.ts'
import type { Program } from '../src/engine/model/graph.ts'
import { createNodeHost } from '../src/engine/nodeHost.ts'
import { PACKAGES } from '../src/engine/packages.ts'
import { type NaivePool, openComlinkPool, openWorkerpool } from './naivePools.ts'
import { layered, type NumberFunction, programOf } from './programOf.ts'
import { againstBudget, againstFloor, measure, median, type Row } from './row.ts'
import { benchStops } from './stops.ts'

const WORKERS = 2

/** The adapter in worker threads beside the plain loop, a pool that is sent one call a node, and the `workerpool` package. */
export async function benchWorkers(): Promise<Row[]> {
  const pool = createWorkerPool(createNodeHost(new URL('./nodeRunner.js', import.meta.url)))
  const rivals = [openComlinkPool(WORKERS), openWorkerpool(WORKERS)]
  const loops = await loopsPerMillisecond()
  const bench: Bench = { adapter: new WebWorkerGraphAdapter({ workers: WORKERS, pool }), rivals, loops }
  try {
    return [
      ...(await benchTasks(bench)),
      ...(await benchTrivial(bench)),
      ...(await benchMixed(bench)),
      ...(await benchColumn(bench)),
      ...(await benchCopies(bench)),
      ...(await benchStops({
        pool,
        workers: WORKERS,
        task: (value, milliseconds) => burn(value, milliseconds * loops),
      })),
    ]
  } finally {
    pool.stop()
    for (const rival of rivals) rival.close()
  }
}

interface Bench {
  readonly adapter: WebWorkerGraphAdapter
  readonly rivals: readonly NaivePool[]
  /** How often a loop goes round in a millisecond on this machine, now. */
  readonly loops: number
}

interface Graph {
  readonly functions: readonly NumberFunction[]
  readonly outputs: readonly string[]
}

async function benchTasks(bench: Bench): Promise<Row[]> {
  const functions = Array.from(
    { length: 64 },
    (_, at): NumberFunction => [`t${at}`, ['x'], burn(`x + ${at}`, 40 * bench.loops)],
  )
  const times = await compare(bench, { functions, outputs: functions.map(([name]) => name) }, 3)
  return rowsOf('64 tasks of 40 ms', times, (ours, alone) =>
    againstBudget('64 tasks of 40 ms: times the single thread (at least 1.9)', alone / ours, 'times', 1.9),
  )
}

async function benchTrivial(bench: Bench): Promise<Row[]> {
  const functions = layered(1000, 100)
  const times = await compare(bench, { functions, outputs: functions.slice(-100).map(([name]) => name) }, 15)
  return rowsOf('1,000 trivial nodes', times, (ours, alone) =>
    againstBudget('1,000 trivial nodes: above the single thread', ours - alone, 'ms', 5),
  )
}

/** Costs are log-uniform between 0.01 and 50 ms; what each node took alone, in the same run, is the bound's measure. */
async function benchMixed(bench: Bench): Promise<Row[]> {
  const next = randomFrom(7)
  const costs = Array.from({ length: 200 }, () => 0.01 * 5000 ** next())
  const needs = costs.map((_, at) => [
    ...new Set([1, 2].flatMap(() => (at < 8 ? [] : [at - 1 - Math.floor(next() * Math.min(at, 24))]))),
  ])
  const functions = costs.map((cost, at): NumberFunction => {
    const from = at < 8 ? ['x'] : (needs[at] ?? []).map((need) => `m${need}`)
    return [`m${at}`, from, burn(from.join('+'), cost * bench.loops)]
  })
  const used = new Set(needs.flat())
  const outputs = functions.flatMap(([name], at) => (used.has(at) ? [] : [name]))
  const times = await compare(bench, { functions, outputs }, 3)
  const total = costs.reduce((sum, cost) => sum + cost, 0)
  const share = lowerBound({ needs }, { run: costs, move: costs.map(() => 0) }, WORKERS) / total
  return rowsOf('200 mixed nodes', times, (ours, alone) =>
    againstBudget('200 mixed nodes, second run: times the lower bound', ours / (alone * share), 'times', 1.25),
  )
}

/** An 80 MB column through a chain of five and a fan-out to two: what is above the single thread was spent on moving. */
export async function benchColumn({ adapter }: Bench): Promise<Row[]> {
  const functions: NumberFunction[] = [
    ['c0', ['x'], 'new Float64Array(1e7).fill(x)'],
    ...Array.from({ length: 4 }, (_, at): NumberFunction => [`c${at + 1}`, [`c${at}`], `c${at}.map((one) => one + 1)`]),
    ['sum', ['c4'], 'c4.reduce((all, one) => all + one, 0)'],
    ['most', ['c4'], 'c4.reduce((all, one) => Math.max(all, one), 0)'],
  ]
  const program = programOf(functions, ['x'])
  const [ours, alone] = await inTurns(5, [runOf(program, ['sum', 'most'], adapter), runOf(program, ['sum', 'most'])])
  const memcpy = await measure(5, () => new Float64Array(1e7).fill(1).slice())
  return [
    againstBudget(
      '80 MB through five nodes and a fan-out: above the single thread',
      (ours ?? 0) - (alone ?? 0),
      'ms',
      25,
    ),
    {
      name: 'the same, in all',
      value: ours ?? 0,
      unit: 'ms',
      rival: `single thread ${(alone ?? 0).toFixed(0)} ms, fill and copy once ${memcpy.toFixed(0)} ms`,
      ratio: (ours ?? 0) / (alone ?? 1),
    },
  ]
}

/** An input of 80 MB that one worker needs, and that two need at once: what is above the same run on a small one was spent on copies. */
async function benchCopies({ adapter, loops }: Bench): Promise<Row[]> {
  const columns = [new Float64Array(1e7), new Float64Array(10)].map((column) => column.fill(1))
  const functions: NumberFunction[] = [
    ['last', ['x'], 'x[x.length - 1]'],
    ...[0, 1].map((at): NumberFunction => [`part${at}`, ['x'], burn(`x[${at}]`, 40 * loops)]),
  ]
  const { graph, code } = programOf(functions, ['x'])
  // Of no types: numbers and columns alike are given.
  const program = { graph: { ...graph, types: [] }, code }
  const runs = [['last'], ['part0', 'part1']].flatMap((outputs) =>
    columns.map((x) => runOf(program, outputs, adapter, x)),
  )
  const [one = 0, oneSmall = 0, two = 0, twoSmall = 0, memcpy = 0] = await inTurns(7, [
    ...runs,
    async () => columns[0]?.slice(),
  ])
  const floor = ['a memcpy into new memory', memcpy] as const
  return [
    againstFloor('80 MB of input to one worker: the copy', one - oneSmall, 'ms', floor),
    againstFloor('80 MB of input to two workers at once: each copy', (two - twoSmall) / 2, 'ms', floor),
  ]
}

/** Ours, then the single thread, then the rivals; milliseconds, all in turns so that they see the same machine. */
async function compare(
  { adapter, rivals }: Bench,
  { functions, outputs }: Graph,
  times: number,
): Promise<readonly Timed[]> {
  const program = programOf(functions, ['x'])
  const others = await Promise.all(rivals.map((rival) => rival.load(functions)))
  const runs = [runOf(program, outputs, adapter), runOf(program, outputs), ...others]
  const taken = await inTurns(times, runs)
  return ['the adapter', 'single thread', ...rivals.map((rival) => rival.name)].map((name, at) => ({
    name,
    taken: taken[at] ?? 0,
  }))
}

interface Timed {
  readonly name: string
  readonly taken: number
}

function rowsOf(name: string, times: readonly Timed[], goal: (ours: number, alone: number) => Row): Row[] {
  const [ours, alone, ...others] = times
  if (!ours || !alone) return []
  return [
    goal(ours.taken, alone.taken),
    ...[alone, ...others].map((one) => ({
      name: `${name}: beside ${one.name}`,
      value: ours.taken,
      unit: 'ms',
      rival: `${one.name} ${one.taken.toPrecision(3)} ms`,
      ratio: ours.taken / one.taken,
    })),
  ]
}

function runOf(
  program: Program,
  outputs: readonly string[],
  adapter?: WebWorkerGraphAdapter,
  x: unknown = 1,
): () => Promise<unknown> {
  const driver = Driver.fromGraph(program, { packages: PACKAGES, ...(adapter ? { adapter } : {}) })
  return () => driver.execute(outputs, { inputs: { x } })
}

/** Medians; the first two rounds warm up, and teach the adapter what nodes take. */
async function inTurns(times: number, runs: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const taken: number[][] = runs.map(() => [])
  for (let round = 0; round < times + 2; round++) {
    for (const [at, run] of runs.entries()) {
      const start = performance.now()
      await run()
      if (round >= 2) taken[at]?.push(performance.now() - start)
    }
  }
  return taken.map(median)
}

/** An expression that takes its time: `value` with what a loop made of it taken away again. */
function burn(value: string, rounds: number): string {
  return `((v) => { let s = 1; for (let i = 0; i < ${Math.round(rounds)}; i++) s = (s * 16807) % 2147483647; return s < 0 ? s : v })(${value})`
}

async function loopsPerMillisecond(): Promise<number> {
  const rounds = 2e6
  const loop = new Function(`return ${burn('1', rounds)}`)
  for (let warm = 0; warm < 5; warm++) loop()
  return rounds / (await measure(9, () => loop()))
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
