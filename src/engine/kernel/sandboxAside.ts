import type { ReadProgress } from '../model/byteSource.ts'
import type { FileFormat } from '../model/fileFormat.ts'
import type { WireValue } from '../values/wireValue.ts'
import type { StartWorker } from './sandboxWorkers.ts'

/** What a worker of its own does, once: it reads a file, or writes a value as one. */
export type AsideTask =
  | { readonly kind: 'read'; readonly name: string; readonly blob: Blob }
  | {
      readonly kind: 'write'
      readonly value: WireValue
      readonly format: FileFormat
      readonly names: readonly string[]
    }

/** Its answers; `done` and `failed` are the last. */
export type AsideReply<Result> =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly message: string }

export interface Aside<Result> {
  /** Null where it was cancelled. */
  readonly done: Promise<Result | null>
  cancel(): void
}

export interface AsideOptions {
  readonly startWorker: StartWorker
  /** Of the worker, and of what went wrong with it: `reader of a.csv`. */
  readonly title: string
  readonly onProgress?: (progress: ReadProgress) => void
}

/** Begins a task in a worker, so that the kernel answers meanwhile and the task can be cut off at once. */
export function doAside<Result>(task: AsideTask, { startWorker, title, onProgress }: AsideOptions): Aside<Result> {
  let cancel = () => {}
  const done = new Promise<Result | null>((resolve, reject) => {
    const worker = startWorker({ kind: 'dagwright-aside' }, title, (reason) =>
      reject(new Error(`the ${title} ended: ${reason}`)),
    )
    const end = (settle: () => void) => {
      worker.end()
      settle()
    }
    cancel = () => end(() => resolve(null))
    worker.port.onmessage = ({ data }: MessageEvent<AsideReply<Result>>) => {
      if (data.kind === 'progress') onProgress?.(data.progress)
      else if (data.kind === 'done') end(() => resolve(data.result))
      else end(() => reject(new Error(data.message)))
    }
    worker.port.postMessage(task)
  })
  return { done, cancel: () => cancel() }
}
