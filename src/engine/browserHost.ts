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
      const die = (reason: string) => {
        if (isEnded) return
        isEnded = true
        worker.terminate()
        life.port1.close()
        onDeath(reason)
      }
      worker.onerror = (event) => {
        event.preventDefault()
        die(event.message || 'it could not start')
      }
      // Nothing else tells of a worker that closes itself or runs out of memory: its end of the port goes with it.
      const life = new MessageChannel()
      life.port1.addEventListener('close', () => die('it closed itself or ran out of memory'))
      life.port1.start()
      worker.postMessage(number, [life.port2])
      return {
        sharesMemory: crossOriginIsolated,
        post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
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
          life.port1.close()
        },
      }
    },
  }
}
