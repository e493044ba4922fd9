import type { RunnerHost } from '../adapters/webWorker/workerPool.ts'
import type { PartRequest } from '../worker/protocol.ts'
import type { FromRunner, RunnerLine } from '../worker/runnerProtocol.ts'
import { answerPart, type PartUrls } from './partUrls.ts'

/** kernel -> a worker that it started, once; port [0] is the line, [1] asks for parts of the engine. */
export interface RunnerStart {
  readonly kind: 'dagwright-runner'
  readonly worker: number
}

/** Runner threads in the sandbox: classic blob workers of the kernel's own text, each on a port that user code cannot reach. */
export function createSandboxHost(source: string, parts: PartUrls): RunnerHost {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  return {
    spawn(number): RunnerLine {
      const worker = new Worker(url, { name: `runner ${number}` })
      const { port1, port2 } = new MessageChannel()
      let onDeath = (_reason: string) => {}
      let isEnded = false
      worker.onerror = (event) => {
        event.preventDefault()
        if (isEnded) return
        end()
        onDeath(event.message || 'it could not start')
      }
      const start: RunnerStart = { kind: 'dagwright-runner', worker: number }
      const wishes = new MessageChannel()
      wishes.port1.onmessage = async ({ data }: MessageEvent<PartRequest>) =>
        wishes.port1.postMessage(await answerPart(data, parts.urlOf))
      worker.postMessage(start, [port2, wishes.port2])
      const end = () => {
        isEnded = true
        worker.terminate()
        port1.close()
        wishes.port1.close()
      }
      return {
        post: (message) => port1.postMessage(message),
        onMessage: (listener) => {
          port1.onmessage = ({ data }: MessageEvent<FromRunner>) => {
            if (!isEnded) listener(data)
          }
        },
        onDeath: (listener) => {
          onDeath = listener
        },
        terminate: end,
      }
    },
  }
}
