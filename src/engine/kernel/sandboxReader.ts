import type { ReadProgress } from '../model/byteSource.ts'
import type { DataColumn } from '../model/dataColumns.ts'
import type { FormatRead } from '../values/formats/format.ts'
import { createPlainReader, type FileReader, type FileReading } from './fileReader.ts'
import type { StartWorker } from './sandboxWorkers.ts'

/** kernel -> reader on its line. */
export interface ReadRequest {
  readonly name: string
  readonly blob: Blob
}

/** reader -> kernel. */
export type ReadReply =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'done'; readonly read: FormatRead }
  | { readonly kind: 'failed'; readonly message: string }

/** What is smaller takes less time to read than a worker takes to start. */
const SMALL = 2 ** 19

/** Reads large files in a worker each, so that the kernel answers meanwhile and a reading can be cut off at once. */
export function createSandboxReader(startWorker: StartWorker): FileReader {
  const plain = createPlainReader()
  return {
    read: (name, blob, onProgress) =>
      blob.size <= SMALL ? plain.read(name, blob, () => {}) : readAside({ name, blob }, onProgress, startWorker),
  }
}

function readAside(
  request: ReadRequest,
  onProgress: (progress: ReadProgress) => void,
  startWorker: StartWorker,
): FileReading {
  let cancel = () => {}
  const done = new Promise<FormatRead | null>((resolve, reject) => {
    const worker = startWorker({ kind: 'dagwright-reader' }, `reader of ${request.name}`, (reason) =>
      reject(new Error(`"${request.name}" could not be read: ${reason}`)),
    )
    const end = (settle: () => void) => {
      worker.end()
      settle()
    }
    cancel = () => end(() => resolve(null))
    worker.port.onmessage = ({ data }: MessageEvent<ReadReply>) => {
      if (data.kind === 'progress') onProgress(data.progress)
      else if (data.kind === 'done') end(() => resolve(data.read))
      else end(() => reject(new Error(data.message)))
    }
    worker.port.postMessage(request)
  })
  return { done, cancel: () => cancel() }
}

const PROGRESS_MS = 100

/** The far end: reads one file. */
export function answerReader(port: MessagePort): void {
  const plain = createPlainReader()
  let told = 0
  const post = (reply: ReadReply, transfer: Transferable[] = []) => port.postMessage(reply, transfer)
  port.onmessage = ({ data }: MessageEvent<ReadRequest>) => {
    const reading = plain.read(data.name, data.blob, (progress) => {
      const now = performance.now()
      if (now - told < PROGRESS_MS) return
      told = now
      post({ kind: 'progress', progress })
    })
    reading.done.then(
      (read) => read && post({ kind: 'done', read }, buffersOf(read)),
      (error: unknown) => post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
  }
}

/** The buffers of columns move instead of being copied. */
function buffersOf(read: FormatRead): ArrayBuffer[] {
  if (!read.ok || read.content.kind !== 'columns') return []
  return [...new Set(read.content.columns.columns.flatMap(buffersOfColumn))]
}

function buffersOfColumn(column: DataColumn): ArrayBuffer[] {
  if (column.kind === 'any') return []
  if (column.kind === 'text') return [column.codes.buffer as ArrayBuffer]
  const missing = column.kind === 'number' && column.missing ? [column.missing.buffer as ArrayBuffer] : []
  return [column.values.buffer as ArrayBuffer, ...missing]
}
