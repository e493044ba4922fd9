import type { RunnerHost } from '../adapters/webWorker/workerPool.ts'
import { createNodeCache } from '../run/cache.ts'
import type { Packages } from '../run/loader.ts'
import { createRunner } from '../worker/runner.ts'
import type { FromRunner, PostToDriver, RunnerLine, ToRunner } from '../worker/runnerProtocol.ts'

export interface InProcessHost extends RunnerHost {
  /** Runners that were started and not ended, by number. */
  readonly living: ReadonlySet<number>
  /** How many were started in all. */
  readonly spawned: number
}

export interface InProcessOptions {
  readonly packages: Packages
  /** Whether starts are seen rather than told. */
  readonly sharesMemory?: boolean
  /** Asked after each message of a runner: true kills it there, before it does anything more. */
  readonly dies?: (message: FromRunner, worker: number) => boolean
}

/** Comes after what a dying runner said last, as a thread's death does. */
const DEATH = 'dead'

/** Real runners in this thread, on message channels: values are cloned as between threads, and runners can be made to die. */
export function createInProcessHost({
  packages,
  sharesMemory = false,
  dies = () => false,
}: InProcessOptions): InProcessHost {
  const living = new Set<number>()
  let spawned = 0

  function spawn(worker: number): RunnerLine {
    const { port1: ours, port2: theirs } = new MessageChannel()
    let onDeath = (_reason: string) => {}
    let isEnded = false
    let isShot = false
    const end = () => {
      isEnded = true
      living.delete(worker)
      ours.close()
    }
    const post: PostToDriver = (message, transfer = []) => {
      if (isEnded || isShot) return
      theirs.postMessage(message, [...transfer])
      if (!dies(message, worker)) return
      isShot = true
      theirs.postMessage(DEATH)
    }
    const runner = createRunner(worker, packages, post, undefined, createNodeCache)
    theirs.onmessage = ({ data }: MessageEvent<ToRunner>) => void runner.handle(data)
    living.add(worker)
    spawned++
    return {
      sharesMemory,
      post: (message, transfer = []) => ours.postMessage(message, [...transfer]),
      onMessage: (listener) => {
        ours.onmessage = ({ data }: MessageEvent<FromRunner | typeof DEATH>) => {
          if (isEnded) return
          if (data !== DEATH) return listener(data)
          end()
          onDeath('it was shot')
        }
      },
      onDeath: (listener) => {
        onDeath = listener
      },
      terminate: end,
    }
  }

  return {
    spawn,
    living,
    get spawned() {
      return spawned
    },
  }
}
