import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorkerPool } from '../src/engine/adapters/webWorker/workerPool.ts'
import { Driver } from '../src/engine/driver.ts'
import { createEventBatches } from '../src/engine/kernel/eventBatches.ts'
import { createPlainReader } from '../src/engine/kernel/fileReader.ts'
import { createKernelApi } from '../src/engine/kernel/kernelApi.ts'
import { writePlainly } from '../src/engine/kernel/valueWriter.ts'
import { CacheAdapter } from '../src/engine/lifecycle/CacheAdapter.ts'
import type { Program } from '../src/engine/model/graph.ts'
import { createFolderStore } from '../src/engine/nodeCache.ts'
import { PACKAGES } from '../src/engine/packages.ts'
import { createInProcessHost } from '../src/engine/testing/inProcessHost.ts'
import { layered, type NumberFunction, programOf } from './programOf.ts'
import { againstBudget, againstFloor, measure, median, type Row } from './row.ts'

const COUNT = 1000
const TIMES = 60
/** Runs before those that are measured: somebody who explores runs the same again and again. */
const WARM_UP = 10

/** What a cache costs and saves: a graph of 1,000 trivial functions, of which nothing, or little, changed. */
export async function benchCache(): Promise<Row[]> {
  const functions = layered(COUNT, 20)
  const outputs = functions.slice(-20).map(([name]) => name)
  const without = await perNode(Driver.fromGraph(versioned(functions), { packages: PACKAGES }), outputs)
  const memory = await perNode(withCache(functions, new CacheAdapter()), outputs)
  const [missed, alone] = await missingAll(functions, outputs)
  return [
    againstBudget('warm cache in memory, 1,000 scalar nodes', memory, 'us/node', 5),
    {
      name: 'the same beside running these trivial functions',
      value: memory,
      unit: 'us/node',
      rival: `without a cache: ${without.toPrecision(3)} us/node`,
      ratio: memory / without,
    },
    againstBudget(
      '1,000 nodes that are not as they were looked up, and told why',
      await lookingUp(functions, outputs),
      'ms',
      10,
    ),
    againstFloor('a run in which all 1,000 are missed, kept and told why', missed, 'ms', ['without a cache', alone]),
    againstBudget('warm cache in a folder', await inFolder(functions, outputs), 'us/node', 300),
    againstBudget("one input of which 20 of 1,000 depend, through the kernel's calls", await oneInput(), 'ms', 15),
  ]
}

/** As analysis gives it: each function's version is its text. */
function versioned(functions: readonly NumberFunction[], inputs: readonly string[] = ['x'], again = ''): Program {
  const versions = Object.fromEntries(
    functions.map(([name, parameters, body]) => [name, `${parameters} ${body}${again}`]),
  )
  return { ...programOf(functions, inputs), versions }
}

function withCache(functions: readonly NumberFunction[], cache: CacheAdapter): Driver {
  return Driver.fromGraph(versioned(functions), { packages: PACKAGES, adapters: [cache] })
}

async function perNode(driver: Driver, outputs: readonly string[]): Promise<number> {
  const run = () => driver.run({ outputs, inputs: { x: 1 }, overrides: {} })
  await measure(WARM_UP, run)
  return (1000 * (await measure(TIMES, run))) / COUNT
}

/** Before a run, of functions each of which ran as another one. */
async function lookingUp(functions: readonly NumberFunction[], outputs: readonly string[]): Promise<number> {
  const cache = new CacheAdapter()
  const request = { outputs, inputs: { x: 1 }, overrides: {} }
  await withCache(functions, cache).run(request)
  const taken: number[] = []
  for (let at = 0; at < WARM_UP + TIMES; at++) {
    const program = versioned(functions, ['x'], ` ${at}`)
    const driver = Driver.fromGraph(program, { packages: PACKAGES, adapters: [cache] })
    const start = performance.now()
    await driver.lookUp(request)
    if (at >= WARM_UP) taken.push(performance.now() - start)
  }
  return median(taken)
}

/** Milliseconds until all reasons are told where the code of every node is another each time; and of a run without a cache. */
async function missingAll(functions: readonly NumberFunction[], outputs: readonly string[]): Promise<[number, number]> {
  const store = { read: () => null, write() {}, records: { get: () => undefined, set() {} } }
  const cache = new CacheAdapter({ store })
  const request = { outputs, inputs: { x: 1 }, overrides: {} }
  const cached: number[] = []
  const plain: number[] = []
  for (let at = 0; at < WARM_UP + TIMES; at++) {
    for (const [adapters, taken] of [
      [[cache], cached],
      [[], plain],
    ] as const) {
      const driver = Driver.fromGraph(versioned(functions, ['x'], ` ${at}`), { packages: PACKAGES, adapters })
      const start = performance.now()
      let end = start
      const onEvent = ({ kind }: { readonly kind: string }) => {
        if (kind === 'nodesLookedUp' || adapters.length === 0) end = performance.now()
      }
      await driver.run(request, { onEvent })
      if (at >= WARM_UP) taken.push(end - start)
    }
  }
  return [median(cached), median(plain)]
}

async function inFolder(functions: readonly NumberFunction[], outputs: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'dagwright-bench-'))
  try {
    return await perNode(withCache(functions, new CacheAdapter({ store: createFolderStore(folder) })), outputs)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Runners in this thread: what counts is the way there and back, not the threads. */
async function oneInput(): Promise<number> {
  const many = Array.from({ length: COUNT - 20 }, (_, at): NumberFunction => [`a${at}`, ['x'], `x + ${at}`])
  const few = Array.from(
    { length: 20 },
    (_, at): NumberFunction => [`b${at}`, at ? [`b${at - 1}`] : ['y'], `${at ? `b${at - 1}` : 'y'} + 1`],
  )
  const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
  const kernel = createKernelApi({
    pool,
    events: createEventBatches(() => {}),
    reader: createPlainReader(),
    writer: writePlainly,
    onProgress: () => {},
    onWritten: () => {},
  })
  await kernel.load(versioned([...many, ...few], ['x', 'y']))
  const outputs = [...many.map(([name]) => name), 'b19']
  let run = 0
  const change = () =>
    kernel.run({
      run: ++run,
      outputs,
      inputs: { x: { kind: 'json', value: 1 }, y: { kind: 'json', value: run } },
      overrides: {},
      adapter: { kind: 'workers', workers: 2 },
      limits: {},
      result: 'dict',
    })
  try {
    await measure(WARM_UP, change)
    return await measure(TIMES, change)
  } finally {
    // Runners that are left keep a process from ending.
    pool.stop()
  }
}
