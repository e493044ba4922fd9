import type { Formatted, Services } from '../../src/ui/store/services.ts'

/** What the service needs of a worker: texts in, answers out in their order, and an end. */
export type FormatWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

interface Waiting {
  resolve(formatted: Formatted | null): void
  reject(error: Error): void
}

/** Prettier in a worker of its own, which comes with the first text: a large one takes seconds. */
export function createFormatter(startWorker: () => FormatWorker = start): Services['formatter'] {
  let worker: FormatWorker | null = null
  let waiting: Waiting[] = []

  function end(settle: (one: Waiting) => void): void {
    worker?.terminate()
    worker = null
    const all = waiting
    waiting = []
    for (const one of all) settle(one)
  }

  function get(): FormatWorker {
    if (worker) return worker
    worker = startWorker()
    worker.onmessage = ({ data }: MessageEvent<Formatted>) => waiting.shift()?.resolve(data)
    worker.onerror = ({ message }) =>
      end(({ reject }) => reject(new Error(message || 'the formatter could not be loaded')))
    return worker
  }

  return {
    format: (text) =>
      new Promise((resolve, reject) => {
        get().postMessage(text)
        waiting.push({ resolve, reject })
      }),
    stop: () => end(({ resolve }) => resolve(null)),
  }
}

function start(): FormatWorker {
  return new Worker(new URL('./format.worker.ts', import.meta.url), { type: 'module', name: 'formatter' })
}
