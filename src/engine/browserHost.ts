import type { RunnerHost } from './adapters/webWorker/workerPool.ts'
import type { FromRunner, RunnerLine } from './worker/runnerProtocol.ts'

/** Runners as workers of the page that the engine is bundled with: they share its origin and what it may do. */
export function createBrowserHost(): RunnerHost {
  return {
    spawn(number): RunnerLine {
      // Written out, so that bundlers find the worker's entry.
      const worker = new Worker(new URL('./browserRunner.js', import.meta.url), { type: 'module' })
      let onDeath = (_reason: string) => {}
      let isEnded = false
      worker.onerror = (event) => {
        event.preventDefault()
        if (isEnded) return
        isEnded = true
        worker.terminate()
        onDeath(event.message || 'it could not start')
      }
      worker.postMessage(number)
      return {
        post: (message) => worker.postMessage(message),
        onMessage: (listener) => {
          worker.onmessage = ({ data }: MessageEvent<FromRunner>) => {
            if (!isEnded) listener(data)
          }
        },
        onDeath: (listener) => {
          onDeath = listener
        },
        terminate() {
          isEnded = true
          worker.terminate()
        },
      }
    },
  }
}
