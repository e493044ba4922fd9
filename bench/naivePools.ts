import { Worker } from 'node:worker_threads'
import * as Comlink from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import workerpool from 'workerpool'
import type { NaiveApi } from './naiveWorker.ts'
import type { NumberFunction } from './programOf.ts'

/** What one would write at first: each node is one call to whichever worker is free, its values cloned. */
export interface NaivePool {
  readonly name: string
  /** Gives a run of all the functions for `x = 1`. */
  load(functions: readonly NumberFunction[]): Promise<() => Promise<unknown>>
  close(): void
}

type Call = (name: string, values: readonly unknown[]) => Promise<unknown>

export function openComlinkPool(workers: number): NaivePool {
  const threads = Array.from({ length: workers }, () => new Worker(new URL('./naiveWorker.js', import.meta.url)))
  const remotes = threads.map((thread) => Comlink.wrap<NaiveApi>(nodeEndpoint(thread)))
  const free = [...remotes]
  const waiting: ((remote: Comlink.Remote<NaiveApi>) => void)[] = []
  const call: Call = async (name, values) => {
    const remote = free.pop() ?? (await new Promise<Comlink.Remote<NaiveApi>>((resolve) => waiting.push(resolve)))
    const value = await remote.call(name, values)
    const next = waiting.shift()
    if (next) next(remote)
    else free.push(remote)
    return value
  }
  return {
    name: 'one Comlink call a node',
    async load(functions) {
      await Promise.all(remotes.map((remote) => remote.load(functions)))
      return () => runAll(functions, call)
    },
    close: () => void threads.map((thread) => thread.terminate()),
  }
}

export function openWorkerpool(workers: number): NaivePool {
  const pool = workerpool.pool({ minWorkers: workers, maxWorkers: workers, workerType: 'thread' })
  return {
    name: 'workerpool',
    async load(functions) {
      const texts = new Map(functions.map(([name, parameters, body]) => [name, `return (${parameters}) => ${body}`]))
      // It sends a function's text with each call, and evaluates it there.
      const call: Call = async (name, values) => pool.exec(run, [texts.get(name) ?? '', values])
      return () => runAll(functions, call)
    },
    close: () => void pool.terminate(true),
  }
}

function run(text: string, values: readonly unknown[]): unknown {
  return new Function(text)()(...values)
}

function runAll(functions: readonly NumberFunction[], call: Call): Promise<unknown> {
  const values = new Map<string, Promise<unknown>>([['x', Promise.resolve(1)]])
  for (const [name, from] of functions) {
    values.set(
      name,
      Promise.all(from.map((one) => values.get(one))).then((taken) => call(name, taken)),
    )
  }
  return Promise.all(values.values())
}
