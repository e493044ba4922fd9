import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCommandLine } from '../../../../scripts/commandLine.mjs'
import { Driver } from '../../driver.ts'
import type { RunEvent } from '../../model/event.ts'
import { foldEvents } from '../../model/runState.ts'
import { createNodeHost } from '../../nodeHost.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { WebWorkerGraphAdapter } from './WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './workerPool.ts'

/** 300 quick nodes in a row, of which one, when it is told to, does not come back. */
const ROW = analyzed(`
declare const process: { exit(code: number): never }
function bad(how: string): void {
  if (how === 'loop') for (;;) {}
  if (how === 'exit') process.exit(3)
}
${Array.from({ length: 300 }, (_, at) => {
  const [parameter, before] = at === 0 ? ['how: string', '0'] : [`n${at - 1}: number, how: string`, `n${at - 1}`]
  return `export function n${at}(${parameter}): number { ${at === 200 ? 'bad(how); ' : ''}return ${before} + 1 }`
}).join('\n')}
export function apart(): number { return 7 }
`)

const ENTRY = new URL('../../../../build/cli/nodeRunner.js', import.meta.url)
const pool = createWorkerPool(createNodeHost(ENTRY))
beforeAll(buildCommandLine, 60_000)
afterAll(() => pool.close())

/** Runs once well, so that all is known of each node, then as told. */
async function runRow(
  how: string,
  workers: number,
  onEvent: (event: RunEvent) => void = () => {},
  signal?: AbortSignal,
) {
  // A thread's end may be told late on a busy machine: the time limit must not come first.
  const limits = how === 'exit' ? {} : { nodeTimeout: 400 }
  const adapter = new WebWorkerGraphAdapter({ workers, pool, ...limits })
  const driver = Driver.fromGraph(ROW, { adapter })
  const request = { outputs: ['n299', 'apart'], overrides: {} }
  const good = await driver.run({ ...request, inputs: { how: 'well' } })
  const events: RunEvent[] = []
  const follow = (event: RunEvent) => {
    events.push(event)
    onEvent(event)
  }
  const options = { onEvent: follow, ...(signal ? { signal } : {}) }
  const { outcome } = await driver.run({ ...request, inputs: { how } }, options)
  const state = foldEvents(null, events)
  return { good: good.result, outcome, nodeAt: (name: string) => state?.nodes.get(name) }
}

describe.each([1, 2])('a node among many quick ones, on %i threads', (workers) => {
  test.each([
    ['loop', '"n200" ran longer than a node may: its worker was ended after 400 ms.'],
    ['exit', 'The worker that ran "n200" died: it ended with code 3.'],
  ])('is the one that is blamed for an endless %s', async (how, reason) => {
    const { good, outcome, nodeAt } = await runRow(how, workers)
    expect(good).toEqual({ n299: 300, apart: 7 })
    expect(outcome).toBe('failed')
    expect(nodeAt('n200')).toMatchObject({ status: 'failed', reason })
    expect(['n0', 'n199', 'apart'].map((name) => nodeAt(name)?.status)).toEqual(['ok', 'ok', 'ok'])
    expect(['n201', 'n299'].map((name) => nodeAt(name)?.status)).toEqual(['skipped', 'skipped'])
  })

  test('is seen to run while it does not end, and Stop ends it', async () => {
    const stopper = new AbortController()
    const stopAt = (event: RunEvent) => {
      if (event.kind === 'nodeStarted' && event.node === 'n200') stopper.abort()
    }
    const { outcome, nodeAt } = await runRow('loop', workers, stopAt, stopper.signal)
    expect(outcome).toBe('stopped')
    expect(nodeAt('n200')).toMatchObject({ status: 'idle', reason: 'stopped' })
  })
})

/** A node that does not come back for so many milliseconds. */
const SLOW = analyzed(`
export function slow(time: number): number {
  const end = Date.now() + time
  while (Date.now() < end) {}
  return time
}
`)

describe('while a worker says nothing', () => {
  /** Threads that live, and how many were started. */
  function counted() {
    const count = { living: 0, started: 0 }
    const host = createNodeHost(ENTRY)
    const counting = createWorkerPool({
      spawn(worker) {
        count.living++
        count.started++
        const line = host.spawn(worker)
        return {
          ...line,
          terminate() {
            count.living--
            line.terminate()
          },
        }
      },
    })
    const adapter = new WebWorkerGraphAdapter({ workers: 1, pool: counting })
    const driver = Driver.fromGraph(SLOW, { adapter })
    const run = (time: number, signal?: AbortSignal) =>
      driver.run({ outputs: ['slow'], overrides: {}, inputs: { time } }, signal ? { signal } : {})
    return { count, run, close: () => counting.close() }
  }

  test('another gets ready, which goes where the run ends well', async () => {
    const { count, run, close } = counted()
    expect((await run(1000)).result).toEqual({ slow: 1000 })
    expect(count).toEqual({ living: 1, started: 2 })
    close()
    expect(count.living).toBe(0)
  })

  test('another gets ready, which has the next run where this one is stopped', async () => {
    const { count, run, close } = counted()
    const stopper = new AbortController()
    const stopping = run(60_000, stopper.signal)
    while (count.started < 2) await new Promise((resolve) => setTimeout(resolve, 10))
    stopper.abort()
    expect((await stopping).outcome).toBe('stopped')
    expect((await run(1)).result).toEqual({ slow: 1 })
    expect(count).toEqual({ living: 1, started: 2 })
    close()
  })
})
