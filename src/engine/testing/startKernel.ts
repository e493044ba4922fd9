import { createWorkerPool, type RunnerHost } from '../adapters/webWorker/workerPool.ts'
import { createEventBatches } from '../kernel/eventBatches.ts'
import { createPlainReader, type FileReader } from '../kernel/fileReader.ts'
import { createKernelApi } from '../kernel/kernelApi.ts'
import { writePlainly } from '../kernel/valueWriter.ts'
import type { RunEvent } from '../model/event.ts'
import type { Program } from '../model/graph.ts'
import { PACKAGES } from '../packages.ts'
import type { FileReport, KernelApi } from '../worker/protocol.ts'
import { analyzed } from './analyzed.ts'
import { createInProcessHost } from './inProcessHost.ts'

export interface StartedKernel {
  readonly kernel: KernelApi
  readonly events: RunEvent[]
  readonly written: FileReport[]
}

/** A kernel for a program, or for the text of one module, with runners and readers in this thread. */
export async function startKernel(
  program: Program | string,
  host: RunnerHost = createInProcessHost({ packages: PACKAGES }),
  reader: FileReader = createPlainReader(),
): Promise<StartedKernel> {
  const events: RunEvent[] = []
  const written: FileReport[] = []
  const kernel = createKernelApi({
    pool: createWorkerPool(host),
    events: createEventBatches((batch) => events.push(...batch), 1),
    reader,
    writer: writePlainly,
    onProgress: () => {},
    onWritten: (report) => written.push(report),
  })
  await kernel.load(typeof program === 'string' ? analyzed(program) : program)
  return { kernel, events, written }
}
