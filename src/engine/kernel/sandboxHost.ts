import type { RunnerHost } from '../adapters/webWorker/workerPool.ts'
import type { FromRunner, RunnerLine } from '../worker/runnerProtocol.ts'
import type { StartWorker } from './sandboxWorkers.ts'

/** Runner threads in the sandbox. */
export function createSandboxHost(startWorker: StartWorker): RunnerHost {
  return {
    spawn(number): RunnerLine {
      let onDeath = (_reason: string) => {}
      let isEnded = false
      const { port, end } = startWorker({ kind: 'dagwright-runner', worker: number }, `runner ${number}`, (reason) => {
        isEnded = true
        onDeath(reason)
      })
      return {
        sharesMemory: crossOriginIsolated,
        post: (message, transfer = []) => port.postMessage(message, [...transfer]),
        onMessage: (listener) => {
          port.onmessage = ({ data }: MessageEvent<FromRunner>) => {
            if (!isEnded) listener(data)
          }
        },
        onDeath: (listener) => {
          onDeath = listener
        },
        terminate() {
          isEnded = true
          end()
        },
      }
    },
  }
}
