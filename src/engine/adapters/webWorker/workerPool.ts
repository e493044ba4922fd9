import type { RunnerLine } from '../../worker/runnerProtocol.ts'

/** Starts runner threads: worker_threads in Node, blob workers in the sandbox. */
export interface RunnerHost {
  spawn(worker: number): RunnerLine
}

/** Runners that stay warm between runs. A terminated or dead one is replaced when it is next asked for. */
export interface WorkerPool {
  /** The runner of that number, from 1. */
  runner(worker: number): RunnerLine
  /** Ends every runner at once; the pool stays usable. */
  stop(): void
  readonly size: number
}

export function createWorkerPool(host: RunnerHost): WorkerPool {
  const runners = new Map<number, RunnerLine>()
  return {
    runner(worker) {
      const known = runners.get(worker)
      if (known) return known
      const line = host.spawn(worker)
      runners.set(worker, line)
      line.onDeath(() => {
        if (runners.get(worker) === line) runners.delete(worker)
      })
      return line
    },
    stop() {
      for (const line of runners.values()) line.terminate()
      runners.clear()
    },
    get size() {
      return runners.size
    },
  }
}
