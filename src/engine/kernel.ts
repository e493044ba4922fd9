import * as Comlink from 'comlink'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { answerAside } from './kernel/answerAside.ts'
import { createEventBatches } from './kernel/eventBatches.ts'
import { createKernelApi } from './kernel/kernelApi.ts'
import { askParts, createPartUrls } from './kernel/partUrls.ts'
import { arrowReady } from './kernel/sandboxArrow.ts'
import { createSandboxHost } from './kernel/sandboxHost.ts'
import { createSandboxPackages } from './kernel/sandboxPackages.ts'
import { providePartUrls } from './kernel/sandboxParts.ts'
import { createSandboxReader } from './kernel/sandboxReader.ts'
import { createStartWorker, type WorkerStart } from './kernel/sandboxWorkers.ts'
import { createSandboxWriter } from './kernel/valueWriter.ts'
import { createNodeCache } from './run/cache.ts'
import type { KernelMessage, PartAnswer } from './worker/protocol.ts'
import { createRunner } from './worker/runner.ts'
import type { PostToDriver, ToRunner } from './worker/runnerProtocol.ts'

/** sandbox frame -> kernel, once. Ports: [0] Comlink, [1] events. */
interface KernelStart {
  readonly kind: 'dagwright-kernel'
  /** This bundle's own text: runners are started from it. */
  readonly source: string
}

/** One bundle, three roles: the first message says which. A runner runs user code, the others never do. */
addEventListener(
  'message',
  ({ data, ports }: MessageEvent<KernelStart | WorkerStart>) => {
    if (data.kind === 'dagwright-kernel') startKernel(data.source, ports)
    else if (data.kind === 'dagwright-runner') startRunner(data.worker, ports)
    else startAside(ports)
  },
  { once: true },
)

const WARM_RUNNERS = 2

function startKernel(source: string, [api, events]: readonly MessagePort[]): void {
  if (!api || !events) throw new Error('the kernel needs two ports')
  const page = askParts((request) => events.postMessage(request))
  events.onmessage = ({ data }: MessageEvent<PartAnswer>) => page.answer(data)
  const parts = createPartUrls(page.ask)
  providePartUrls(parts)
  void arrowReady()
  const startWorker = createStartWorker(source, parts)
  const pool = createWorkerPool(createSandboxHost(startWorker))
  const tell = (message: KernelMessage) => events.postMessage(message)
  const kernel = createKernelApi({
    pool,
    maxHeldBytes: memoryShare(),
    events: createEventBatches((batch) => tell({ kind: 'events', events: batch })),
    reader: createSandboxReader(startWorker),
    prepare: arrowReady,
    writer: createSandboxWriter(startWorker),
    onProgress: (name, { bytes, rows }, size) => tell({ kind: 'fileProgress', name, bytes, rows, size }),
    onWritten: (report, blob) => tell({ kind: 'fileWritten', report, blob }),
  })
  Comlink.expose(
    {
      ...kernel,
      async stop() {
        await kernel.stop()
        warm()
      },
    },
    api,
  )
  const warm = () => {
    for (let worker = 1; worker <= WARM_RUNNERS; worker++) pool.runner(worker)
  }
  warm()
}

/** A quarter of the device's memory, as far as a browser tells of it: not of more than 8 GB. */
function memoryShare(): number {
  const told = 'deviceMemory' in navigator && typeof navigator.deviceMemory === 'number' ? navigator.deviceMemory : 4
  return (told * 2 ** 30) / 4
}

function startRunner(worker: number, [port, wishes]: readonly MessagePort[]): void {
  if (!port || !wishes) throw new Error('a runner needs two ports')
  takeParts(wishes)
  // A worker that closes itself tells nobody, and one that starts workers leaves the pool's sight.
  for (const name of ['close', 'Worker']) Object.defineProperty(globalThis, name, { value: undefined })
  const packages = createSandboxPackages()
  // They come while nothing runs yet.
  void packages.prepare(null)
  const post: PostToDriver = (message, transfer = []) => port.postMessage(message, [...transfer])
  const runner = createRunner(worker, packages.all, post, undefined, createNodeCache)
  let ready: Promise<void> | null = null
  port.onmessage = ({ data }: MessageEvent<ToRunner>) => {
    if (data.kind === 'startRun') ready ??= packages.prepare(data.program.frame)
    if (!ready) return void runner.handle(data)
    const handle = () => {
      ready = null
      void runner.handle(data)
    }
    // Without the package the program says that it is not available.
    void ready.then(handle, handle)
  }
}

function startAside([port, wishes]: readonly MessagePort[]): void {
  if (!port || !wishes) throw new Error('a worker needs two ports')
  takeParts(wishes)
  answerAside(port)
}

/** Parts of the engine by way of the kernel. */
function takeParts(wishes: MessagePort): void {
  const kernel = askParts((request) => wishes.postMessage(request))
  wishes.onmessage = ({ data }: MessageEvent<PartAnswer>) => kernel.answer(data)
  providePartUrls({ urlOf: kernel.ask })
}
