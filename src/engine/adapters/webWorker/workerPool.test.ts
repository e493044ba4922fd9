import { expect, test } from 'vitest'
import type { RunnerLine } from '../../worker/runnerProtocol.ts'
import { createWorkerPool } from './workerPool.ts'

/** A host whose threads do nothing; `living` names those that were started and have not been ended, in the order of their start. */
function createHost() {
  const living: string[] = []
  const deaths = new Map<string, (reason: string) => void>()
  let count = 0
  return {
    living,
    die(name: string) {
      living.splice(living.indexOf(name), 1)
      deaths.get(name)?.('it died')
    },
    spawn(worker: number): RunnerLine {
      const name = `${worker}#${++count}`
      living.push(name)
      return {
        sharesMemory: false,
        post() {},
        onMessage() {},
        onDeath: (listener) => void deaths.set(name, listener),
        terminate: () => void living.splice(living.indexOf(name), 1),
      }
    },
  }
}

test('a runner that is ended is followed by the thread that was made ready for it', () => {
  const host = createHost()
  const pool = createWorkerPool(host)
  pool.runner(1)
  pool.runner(2)
  pool.prepare(2)
  pool.prepare(2)
  expect(host.living).toEqual(['1#1', '2#2', '2#3'])
  pool.stop()
  expect([host.living, pool.numbers]).toEqual([['2#3'], []])
  pool.runner(2)
  pool.runner(1)
  expect(host.living).toEqual(['2#3', '1#4'])
})

test('what nobody needs any more is ended, and leaves runners alone', () => {
  const host = createHost()
  const pool = createWorkerPool(host)
  const runner = pool.runner(1)
  pool.prepare(1)
  pool.rest()
  expect(host.living).toEqual(['1#1'])
  expect(pool.runner(1)).toBe(runner)
  pool.prepare(1)
  pool.close()
  expect(host.living).toEqual([])
})

test('a thread that dies before it is needed takes no place', () => {
  const host = createHost()
  const pool = createWorkerPool(host)
  pool.runner(1)
  pool.prepare(1)
  host.die('1#2')
  pool.stop()
  pool.runner(1)
  expect(host.living).toEqual(['1#3'])
})
