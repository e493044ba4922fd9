import { Worker } from 'node:worker_threads'
import * as Comlink from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { WebWorkerGraphAdapter } from '../src/engine/adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from '../src/engine/adapters/webWorker/workerPool.ts'
import { Driver } from '../src/engine/driver.ts'
import type { Program } from '../src/engine/model/graph.ts'
import { createNodeHost } from '../src/engine/nodeHost.ts'
import { PACKAGES } from '../src/engine/packages.ts'
import { type BenchGraph, burn, column, loopsPerMillisecond, mixed, tasks, trivial } from './graphs.ts'
import type { NaiveApi } from './naiveApi.ts'
import { type NaivePool, type NaiveThread, openComlinkPool, openWorkerpool } from './naivePools.ts'
import { type NumberFunction, programOf } from './programOf.ts'
import { type Timed, timedRows } from './rivalRows.ts'
import { againstBudget, againstFloor, median, type Row } from './row.ts'
import { benchStops } from './stops.ts'

const WORKERS = 2

/** The adapter in worker threads beside the plain loop, a pool that is sent one call a node, and the `workerpool` package. */
export async function benchWorkers(): Promise<Row[]> {
  const pool = createWorkerPool(createNodeHost(new URL('./nodeRunner.js', import.meta.url)))
  const threads = Array.from({ length: WORKERS }, startThread)
  const rivals = [openComlinkPool(threads), openWorkerpool(WORKERS, 'thread')]
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

function startThread(): NaiveThread {
  const thread = new Worker(new URL('./naiveWorker.js', import.meta.url))
  return { remote: Comlink.wrap<NaiveApi>(nodeEndpoint(thread)), end: () => void thread.terminate() }
}

async function benchTasks(bench: Bench): Promise<Row[]> {
  const graph = tasks(bench.loops)
  return timedRows(graph.name, await compare(bench, graph, 3), (ours, alone) =>
    againstBudget(`${graph.name}: times the single thread (at least 1.9)`, alone / ours, 'times', 1.9),
  )
}

async function benchTrivial(bench: Bench): Promise<Row[]> {
  const graph = trivial()
  return timedRows(graph.name, await compare(bench, graph, 15), (ours, alone) =>
    againstBudget(`${graph.name}: above the single thread`, ours - alone, 'ms', 5),
  )
}

/** What nodes took alone, in the same run, is the bound's measure. */
async function benchMixed(bench: Bench): Promise<Row[]> {
  const { share, ...graph } = mixed(bench.loops, WORKERS)
  return timedRows(graph.name, await compare(bench, graph, 3), (ours, alone) =>
    againstBudget(`${graph.name}, second run: times the lower bound`, ours / (alone * share), 'times', 1.25),
  )
}

/** What is above the single thread was spent on moving. */
async function benchColumn(bench: Bench): Promise<Row[]> {
  const graph = column()
  return timedRows(graph.name, await compare(bench, graph, 5), (ours, alone) =>
    againstBudget(`${graph.name}: above the single thread`, ours - alone, 'ms', 25),
  )
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
async function compare({ adapter, rivals }: Bench, graph: BenchGraph, times: number): Promise<readonly Timed[]> {
  const { functions, outputs } = graph
  const program = programOf(functions, ['x'])
  const others = await Promise.all(rivals.map((rival) => rival.load(functions)))
  const runs = [runOf(program, outputs, adapter), runOf(program, outputs), ...others]
  const taken = await inTurns(times, runs)
  return ['the adapter', 'single thread', ...rivals.map((rival) => rival.name)].map((name, at) => ({
    name,
    taken: taken[at] ?? 0,
  }))
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
