import { WebWorkerGraphAdapter } from '../src/engine/adapters/webWorker/WebWorkerGraphAdapter.ts'
import type { WorkerPool } from '../src/engine/adapters/webWorker/workerPool.ts'
import { Driver } from '../src/engine/driver.ts'
import type { RunEvent } from '../src/engine/model/event.ts'
import { PACKAGES } from '../src/engine/packages.ts'
import { type NumberFunction, programOf } from './programOf.ts'
import { againstBudget, againstFloor, median, type Row } from './row.ts'

/** Milliseconds of each part of a run that is looked at: threads that were ended may burn on in the first. */
export const WINDOW_MS = 2000
/** Milliseconds that each task takes. */
export const TASK_MS = 40
const TIMES = 3
/** Sooner nobody sees that something does not come back. */
export const NOTICED_MS = 1000

/** What became of a run that was started as soon as the one before had been stopped. */
export interface Stopped {
  /** Milliseconds from Stop to idle. */
  readonly idle: number
  /** Milliseconds from Stop until every fresh worker was in its first node. */
  readonly ready: number
  /** Tasks a second, in the first window and in the second. */
  readonly rates: readonly [number, number]
}

/** Tasks that ended in each window of a run, as tasks a second. */
export function ratesOf(ends: readonly number[]): [number, number] {
  const within = (from: number) => ends.filter((end) => end >= from && end < from + WINDOW_MS).length
  return [(1000 * within(0)) / WINDOW_MS, (1000 * within(WINDOW_MS)) / WINDOW_MS]
}

/** Beside the throughput of the same run where nothing was stopped before it. */
export function stopRows(
  where: string,
  stopped: readonly Stopped[],
  calm: readonly (readonly [number, number])[],
): Row[] {
  const all = (pick: (one: Stopped) => number) => median(stopped.map(pick))
  const rate = (name: string, at: 0 | 1) =>
    againstFloor(
      `${where}, ${name}`,
      all(({ rates }) => rates[at]),
      'tasks/s',
      ['undisturbed', median(calm.map((one) => one[at]))],
    )
  return [
    againstBudget(
      `${where}, Stop on an endless loop in every worker to idle`,
      all((one) => one.idle),
      'ms',
      100,
    ),
    againstBudget(
      `${where}, the same to fresh workers in their first nodes`,
      all((one) => one.ready),
      'ms',
      100,
    ),
    rate('a run started at once, its first 2 s', 0),
    rate('the same run, the 2 s after', 1),
  ]
}

interface StopBench {
  readonly pool: WorkerPool
  readonly workers: number
  /** An expression that takes its time. */
  readonly task: (value: string, milliseconds: number) => string
}

/** In worker threads. */
export async function benchStops(bench: StopBench): Promise<Row[]> {
  const { workers, task } = bench
  const of = (count: number, make: (at: number) => NumberFunction) => Array.from({ length: count }, (_, at) => make(at))
  const count = Math.ceil((2.5 * WINDOW_MS * workers) / TASK_MS)
  const loop = '(() => { for (;;) if (x < 0) return x })()'
  const loops = runOf(
    bench,
    of(workers, (at) => [`loop${at}`, ['x'], loop]),
  )
  const tasks = runOf(
    bench,
    of(count, (at) => [`t${at}`, ['x'], task(`x + ${at}`, TASK_MS)]),
  )
  // As long as it takes to be worth a worker each.
  const warm = runOf(
    bench,
    of(workers, (at) => [`w${at}`, ['x'], task(`x + ${at}`, TASK_MS)]),
  )
  const [stopped, calm]: [Stopped[], [number, number][]] = [[], []]
  await watchTasks(tasks)
  for (let time = 0; time < TIMES; time++) {
    const idle = await stopLoops(loops, workers)
    const { rates, ready } = await watchTasks(tasks)
    stopped.push({ idle, rates, ready: idle + ready })
    await warm(new AbortController().signal, () => {})
    calm.push((await watchTasks(tasks)).rates)
  }
  return stopRows('worker threads', stopped, calm)
}

type Run = (signal: AbortSignal, onEvent: (event: RunEvent) => void) => Promise<unknown>

function runOf({ pool, workers }: StopBench, functions: readonly NumberFunction[]): Run {
  const adapter = new WebWorkerGraphAdapter({ workers, pool })
  const driver = Driver.fromGraph(programOf(functions, ['x']), { packages: PACKAGES, adapter })
  const request = { outputs: functions.map(([name]) => name), inputs: { x: 1 }, overrides: {} }
  return (signal, onEvent) => driver.run(request, { signal, onEvent })
}

/** Ends tasks after both windows; `ready` is when the last worker was in its first node. */
async function watchTasks(tasks: Run) {
  const ends: number[] = []
  const first = new Map<number, number>()
  const stopper = new AbortController()
  setTimeout(() => stopper.abort(), 2 * WINDOW_MS)
  await tasks(stopper.signal, (event) => {
    if (event.kind === 'nodeStarted' && !first.has(event.worker)) first.set(event.worker, event.time)
    if (event.kind === 'nodeFinished') ends.push(event.time)
  })
  return { rates: ratesOf(ends), ready: Math.max(...first.values()) }
}

/** Milliseconds from Stop to idle, once there is a loop in every worker. */
async function stopLoops(loops: Run, workers: number): Promise<number> {
  const stopper = new AbortController()
  let running = 0
  let stoppedAt = 0
  await loops(stopper.signal, ({ kind }) => {
    if (kind !== 'nodeStarted' || ++running < workers) return
    setTimeout(() => {
      stoppedAt = performance.now()
      stopper.abort()
    }, NOTICED_MS)
  })
  return performance.now() - stoppedAt
}
