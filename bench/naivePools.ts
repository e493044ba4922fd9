import type * as Comlink from 'comlink'
import workerpool from 'workerpool'
import type { NaiveApi } from './naiveApi.ts'
import type { NumberFunction } from './programOf.ts'

/** What one would write at first: each node is one call to whichever worker is free, its values cloned. */
export interface NaivePool {
  readonly name: string
  /** Gives a run of all the functions for `x = 1`. */
  load(functions: readonly NumberFunction[]): Promise<() => Promise<unknown>>
  close(): void
}

/** A worker thread that answers by Comlink: in Node, or in a browser. */
export interface NaiveThread {
  readonly remote: Comlink.Remote<NaiveApi>
  end(): void
}

type Call = (name: string, values: readonly unknown[]) => Promise<unknown>

export function openComlinkPool(threads: readonly NaiveThread[]): NaivePool {
  const remotes = threads.map(({ remote }) => remote)
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
    close: () => endAll(threads),
  }
}

export function openWorkerpool(workers: number, workerType: 'thread' | 'web'): NaivePool {
  const pool = workerpool.pool({ minWorkers: workers, maxWorkers: workers, workerType })
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

/** No pool at all: each thread is sent its share of functions that need nothing but `x`, in one call. What the machine can do. */
export function openBareThreads(threads: readonly NaiveThread[]): NaivePool {
  return {
    name: `${threads.length} bare threads`,
    async load(functions) {
      await Promise.all(threads.map(({ remote }) => remote.load(functions)))
      const shares = threads.map((_, at) =>
        functions.flatMap(([name], index) => (index % threads.length === at ? [name] : [])),
      )
      return () => Promise.all(threads.map(({ remote }, at) => remote.callAll(shares[at] ?? [], [1])))
    },
    close: () => endAll(threads),
  }
}

function endAll(threads: readonly NaiveThread[]): void {
  for (const thread of threads) thread.end()
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
