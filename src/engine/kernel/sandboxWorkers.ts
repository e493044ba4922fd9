import type { PartRequest } from '../worker/protocol.ts'
import { answerPart, type PartUrls } from './partUrls.ts'

/** kernel -> a worker that it started, once; port [0] is the line, [1] asks for parts of the engine. */
export type WorkerStart =
  | { readonly kind: 'dagwright-runner'; readonly worker: number }
  | { readonly kind: 'dagwright-aside' }

export interface SandboxWorker {
  readonly port: MessagePort
  /** Ends it at once, whatever it is doing. */
  end(): void
}

export type StartWorker = (start: WorkerStart, name: string, onDeath: (reason: string) => void) => SandboxWorker

/** Classic blob workers of the kernel's own text, each on a port that user code cannot reach. */
export function createStartWorker(source: string, parts: PartUrls): StartWorker {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  return (start, name, onDeath) => {
    const worker = new Worker(url, { name })
    const line = new MessageChannel()
    const wishes = new MessageChannel()
    let isEnded = false
    const end = () => {
      isEnded = true
      worker.terminate()
      line.port1.close()
      wishes.port1.close()
    }
    const die = (reason: string) => {
      if (isEnded) return
      end()
      onDeath(reason)
    }
    worker.onerror = (event) => {
      event.preventDefault()
      die(event.message || 'it could not start')
    }
    // Nothing else tells of a worker that closes itself or runs out of memory: its end of the port goes with it.
    line.port1.addEventListener('close', () => die('it closed itself or ran out of memory'))
    wishes.port1.onmessage = async ({ data }: MessageEvent<PartRequest>) =>
      wishes.port1.postMessage(await answerPart(data, parts.urlOf))
    worker.postMessage(start, [line.port2, wishes.port2])
    return { port: line.port1, end }
  }
}
