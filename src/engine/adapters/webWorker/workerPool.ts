import type { Program } from '../../model/graph.ts'
import { createProgramSender } from '../../worker/programParts.ts'
import { createPulse, type PulseBeat, readPulse } from '../../worker/pulse.ts'
import type { FromRunner, Held, RunnerLine, RunStart, SentValue, ToRunner } from '../../worker/runnerProtocol.ts'
import { NOTHING_HELD } from './shareRoom.ts'

/** Starts runner threads: worker_threads in Node, blob workers in the sandbox. */
export interface RunnerHost {
  spawn(worker: number): RunnerLine
}

/** A pool's runner: what a run talks to, and values on demand between runs. */
export interface PooledRunner {
  /** Tells it of a run; what it has of the program it is not sent again. */
  start(run: RunStart & { readonly program: Program }): void
  post(message: ToRunner, transfer?: readonly ArrayBuffer[]): void
  /** It says when a node starts, with all that came before; else that is seen. */
  readonly tellsStarts: boolean
  /** Where the runner is in a group of that number, while it says nothing; null where that cannot be seen. */
  seenAt(group: number): Omit<PulseBeat, 'group'> | null
  /** Who follows the current run; the last one to ask is told. */
  follow(onMessage: (message: FromRunner) => void, onDeath: (reason: string) => void): void
  /** A value that the runner still holds from its latest run; null where it does not, or is gone. */
  fetch(node: string): Promise<SentValue | null>
  /** As it told last. */
  readonly held: Held
  /** Ends the thread, whatever it is doing; whoever asks for its number next gets a fresh one. */
  end(): void
}

/** Runners that stay warm between runs. One that was ended or died is replaced when it is next asked for. */
export interface WorkerPool {
  /** The runner of that number, from 1. */
  runner(worker: number): PooledRunner
  /** The runner of that number if it lives. */
  living(worker: number): PooledRunner | null
  /** The numbers of those that live. */
  readonly numbers: readonly number[]
  /**
   * Has a thread ready that takes the place of that runner once it is ended: starting one takes longer than anybody who stops a
   * run, or whose run goes on elsewhere, wants to wait.
   */
  prepare(worker: number): void
  /** Ends threads that are ready for nothing any more. */
  rest(): void
  /** Ends every runner at once; the pool stays usable, and what is ready takes their places. */
  stop(): void
  /** Ends all threads. */
  close(): void
}

export function createWorkerPool(host: RunnerHost): WorkerPool {
  const runners = new Map<number, PooledRunner>()
  const spares = new Map<number, RunnerLine>()

  /** One that has been started before, where there is one. */
  function lineFor(worker: number): RunnerLine {
    const spare = spares.get(worker)
    spares.delete(worker)
    return spare ?? host.spawn(worker)
  }

  function start(worker: number): PooledRunner {
    const line = lineFor(worker)
    const pulse = line.sharesMemory ? createPulse() : null
    const partOf = createProgramSender()
    const fetches = new Map<number, (sent: SentValue | null) => void>()
    let onMessage = (_message: FromRunner) => {}
    let onDeath = (_reason: string) => {}
    let count = 0
    let held = NOTHING_HELD
    const settleFetches = () => {
      for (const settle of fetches.values()) settle(null)
      fetches.clear()
    }
    line.onMessage((message) => {
      if ('held' in message) held = message.held
      if (message.kind !== 'fetched') return onMessage(message)
      fetches.get(message.id)?.(message.sent)
      fetches.delete(message.id)
    })
    line.onDeath((reason) => {
      if (runners.get(worker) === runner) runners.delete(worker)
      settleFetches()
      onDeath(reason)
    })
    const runner = {
      start: (run: RunStart & { readonly program: Program }) =>
        line.post({ ...run, kind: 'startRun', program: partOf(run.program), pulse }),
      tellsStarts: pulse === null,
      seenAt: (group: number) => pulse && readPulse(pulse, group),
      post: (message: ToRunner, transfer?: readonly ArrayBuffer[]) => line.post(message, transfer),
      follow(messageListener: (message: FromRunner) => void, deathListener: (reason: string) => void) {
        onMessage = messageListener
        onDeath = deathListener
      },
      fetch(node: string) {
        const id = ++count
        if (runners.get(worker) !== runner) return Promise.resolve(null)
        return new Promise<SentValue | null>((resolve) => {
          fetches.set(id, resolve)
          line.post({ kind: 'fetch', id, node })
        })
      },
      get held() {
        return held
      },
      end() {
        if (runners.get(worker) === runner) runners.delete(worker)
        line.terminate()
        settleFetches()
      },
    }
    runners.set(worker, runner)
    return runner
  }

  function stop(): void {
    for (const runner of [...runners.values()]) runner.end()
  }

  function rest(): void {
    for (const line of spares.values()) line.terminate()
    spares.clear()
  }

  return {
    runner: (worker) => runners.get(worker) ?? start(worker),
    living: (worker) => runners.get(worker) ?? null,
    get numbers() {
      return [...runners.keys()]
    },
    prepare(worker) {
      if (spares.has(worker)) return
      const line = host.spawn(worker)
      line.onDeath(() => spares.delete(worker))
      spares.set(worker, line)
    },
    rest,
    stop,
    close() {
      stop()
      rest()
    },
  }
}
