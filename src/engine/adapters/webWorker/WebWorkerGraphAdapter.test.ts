import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Driver } from '../../driver.ts'
import type { RunEvent } from '../../model/event.ts'
import type { Program } from '../../model/graph.ts'
import { foldEvents } from '../../model/runState.ts'
import { PACKAGES } from '../../packages.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { createInProcessHost } from '../../testing/inProcessHost.ts'
import type { FromRunner } from '../../worker/runnerProtocol.ts'
import { WebWorkerGraphAdapter } from './WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './workerPool.ts'

const DIAMOND = analyzed(`
export function a(): number { return 1 }
export function b(a: number): number { return a + 1 }
export function c(a: number): number { return a + 2 }
export function d(b: number, c: number): number { return b * c }
export function e(c: number): number { return c }
`)

const WAITING = analyzed(`
export function quick(): number { return 1 }
export async function slow(quick: number): Promise<number> { await new Promise((r) => setTimeout(() => r(null), 20)); return quick }
export async function never(slow: number): Promise<number> { await new Promise(() => {}); return slow }
`)

function startsOf(message: FromRunner): string[] {
  if (message.kind !== 'progress') return []
  return message.events.flatMap((event) => (event.kind === 'nodeStarted' ? [event.node] : []))
}

interface Limits {
  readonly maxHeldBytes?: number
  readonly nodeTimeout?: number
  readonly runTimeout?: number
}

function setUp(program: Program, workers: number, dies?: (message: FromRunner) => boolean, limits: Limits = {}) {
  const host = createInProcessHost({ packages: PACKAGES, ...(dies ? { dies } : {}) })
  const pool = createWorkerPool(host)
  const kept = new Set<string>()
  const adapter = new WebWorkerGraphAdapter({ ...limits, workers, pool, onValue: ([name]) => kept.add(name) })
  const driver = Driver.fromGraph(program, { adapter })
  const run = async (
    outputs: string[],
    options: { signal?: AbortSignal; onEvent?: (event: RunEvent) => void } = {},
  ) => {
    const events: RunEvent[] = []
    const onEvent = (event: RunEvent) => {
      events.push(event)
      options.onEvent?.(event)
    }
    const end = await driver.run({ outputs, inputs: {}, overrides: {} }, { ...options, onEvent })
    const state = foldEvents(null, events)
    const statuses = Object.fromEntries(
      [...(state?.nodes ?? [])].map(([name, { status, reason }]) => [name, [status, reason]]),
    )
    return { outcome: end.outcome, result: end.result, statuses, problems: end.problems }
  }
  return { host, pool, run, kept }
}

test('nobody who needs the first node of a batch waits for the others of it', async () => {
  const wait = 'await new Promise((resolve) => setTimeout(() => resolve(0), 30))'
  // In the second run these end only once the other has begun.
  const waits = `do { ${wait} } while (Reflect.get(globalThis, 'hasOtherBegun') === false)`
  const row = Array.from(
    { length: 12 },
    (_, at) => `export async function n${at + 1}(n${at}: number): Promise<number> { ${waits}; return n${at} + 1 }`,
  )
  const program = analyzed(`
export async function n0(): Promise<number> { ${wait}; return 1 }
${row.join('\n')}
export async function other(n0: number): Promise<number> { ${wait}; return n0 + 1 }
`)
  const { run } = setUp(program, 2)
  await run(['n12', 'other'])
  let batch: readonly string[] = []
  const onEvent = (event: RunEvent) => {
    if (event.kind === 'nodeStarted' && event.node === 'other') vi.stubGlobal('hasOtherBegun', true)
    if (event.kind === 'taskDone' && event.nodes[0] === 'n0') batch = event.nodes
  }
  vi.stubGlobal('hasOtherBegun', false)
  onTestFinished(() => void vi.unstubAllGlobals())
  const { result } = await run(['n12', 'other'], { onEvent })
  expect(result).toEqual({ n12: 13, other: 2 })
  expect(batch.length).toBeGreaterThan(1)
})

describe('a worker that dies', () => {
  test('is survived: what it ran runs again, and so does what it alone held', async () => {
    let shots = 1
    const program = analyzed(`
export function big(): Float64Array { return new Float64Array(20000).fill(1) }
export function sum(big: Float64Array): number { return big.reduce((all, one) => all + one, 0) }
export function twice(sum: number, big: Float64Array): number { return 2 * sum + big.length }
`)
    const { run, host } = setUp(program, 1, (message) => startsOf(message).includes('twice') && shots-- > 0)
    const { outcome, result, statuses, problems } = await run(['twice'])
    expect({ outcome, result, living: host.living.size }).toEqual({
      outcome: 'ok',
      result: { twice: 60000 },
      living: 1,
    })
    expect(Object.values(statuses).map(([status]) => status)).toEqual(['ok', 'ok', 'ok'])
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual(
      ['twice', 'big', 'sum'].map((name) => [
        'warning',
        `"${name}" ran again: the worker that had run it died: it was shot.`,
      ]),
    )
  })

  test('fails the node that killed it twice, skips what needs it, and lets the rest run', async () => {
    const { run } = setUp(DIAMOND, 2, (message) => startsOf(message).includes('b'))
    const { outcome, result, statuses, problems } = await run(['d', 'e'])
    const message = 'The worker that ran "b" died: it was shot.'
    const errors = problems.filter((problem) => problem.severity === 'error')
    expect({ outcome, result, statuses }).toEqual({
      outcome: 'failed',
      result: undefined,
      statuses: {
        a: ['ok', ''],
        b: ['failed', message],
        c: ['ok', ''],
        d: ['skipped', 'b'],
        e: ['ok', ''],
      },
    })
    const again = problems.filter((problem) => problem.code === 'DW-RUN-027').flatMap((problem) => problem.nodes)
    expect(again).toEqual(['b'])
    expect(errors).toEqual([
      {
        code: 'DW-RUN-004',
        severity: 'error',
        scope: 'run',
        message,
        hint: 'It may have run out of memory: work on less data at once, then run again.',
        nodes: ['b'],
        where: { file: 'main.ts', line: 3, column: 17, endLine: 3, endColumn: 18 },
      },
    ])
  })

  test('in the middle of a group keeps what ended, and skips what needs the lost node', async () => {
    const { run } = setUp(DIAMOND, 1, (message) => startsOf(message).includes('c'))
    const { statuses } = await run(['d', 'e'])
    expect(statuses).toEqual({
      a: ['ok', ''],
      b: ['ok', ''],
      c: ['failed', 'The worker that ran "c" died: it was shot.'],
      d: ['skipped', 'c'],
      e: ['skipped', 'c'],
    })
  })

  test('after a node of its group failed leaves that failure as it was', async () => {
    const program = analyzed(`
export function a(): number { throw new Error('no') }
export function b(a: number): number { return a }
export function c(): number { return 1 }
`)
    const { run } = setUp(program, 1, (message) => startsOf(message).includes('c'))
    const { statuses } = await run(['b', 'c'])
    expect(statuses).toEqual({
      a: ['failed', '"a" failed: Error: no'],
      b: ['skipped', 'a'],
      c: ['failed', 'The worker that ran "c" died: it was shot.'],
    })
  })

  test('is replaced for the next run', async () => {
    let shots = 2
    const { run, host } = setUp(DIAMOND, 2, (message) => startsOf(message).includes('c') && shots-- > 0)
    expect((await run(['d'])).outcome).toBe('failed')
    expect((await run(['d'])).result).toEqual({ d: 6 })
    expect(host.living.size).toBeLessThanOrEqual(2)
  })

  test('at its first breath, again and again, ends the run all the same', async () => {
    const { run } = setUp(DIAMOND, 3, () => true)
    const { outcome, statuses } = await run(['d', 'e'])
    expect(outcome).toBe('failed')
    expect(Object.values(statuses).map(([status]) => status)).toEqual([
      'failed',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
    ])
  })
})

describe('a time limit', () => {
  const options: [workers: number, limits: Limits][] = [
    [1, { nodeTimeout: 60 }],
    [2, { nodeTimeout: 60 }],
  ]
  for (const [workers, limits] of options) {
    test(`of a node ends what never ends and lets the rest run, on ${workers}`, async () => {
      const program = analyzed(`
export function quick(): number { return 1 }
export async function never(quick: number): Promise<number> { await new Promise(() => {}); return quick }
export function after(never: number): number { return never }
export function other(quick: number): number { return quick + 1 }
`)
      const { run, host } = setUp(program, workers, undefined, limits)
      const { outcome, statuses } = await run(['after', 'other'])
      expect({ outcome, statuses }).toEqual({
        outcome: 'failed',
        statuses: {
          quick: ['ok', ''],
          never: ['failed', '"never" ran longer than a node may: its worker was ended after 60 ms.'],
          after: ['skipped', 'never'],
          other: ['ok', ''],
        },
      })
      expect((await run(['other'])).result).toEqual({ other: 2 })
      expect(host.living.size).toBeLessThanOrEqual(workers)
    })
  }

  test('ends all that ran too long at once, and costs no other its worker twice', async () => {
    const program = analyzed(`
const later = (milliseconds: number) => new Promise<number>((r) => setTimeout(() => r(1), milliseconds))
export function begin(): Promise<number> { return later(240) }
export function slow(begin: number): Promise<number> { return later(240 * begin) }
export async function first(): Promise<number> { await new Promise(() => {}); return 1 }
export async function second(): Promise<number> { await new Promise(() => {}); return 2 }
`)
    const { run } = setUp(program, 1, undefined, { nodeTimeout: 400 })
    const { statuses } = await run(['slow', 'first', 'second'])
    const late = (name: string) => [
      'failed',
      `"${name}" ran longer than a node may: its worker was ended after 400 ms.`,
    ]
    expect(statuses).toEqual({ first: late('first'), second: late('second'), begin: ['ok', ''], slow: ['ok', ''] })
  })

  test('of a run ends it, and says what it was at', async () => {
    const { run, host } = setUp(WAITING, 2, undefined, { runTimeout: 400 })
    const { outcome, problems } = await run(['never', 'slow'])
    expect({ outcome, messages: problems.map((problem) => problem.message) }).toEqual({
      outcome: 'failed',
      messages: ['The run took longer than 400 ms and was ended while it ran "never".'],
    })
    expect(host.living.size).toBe(0)
    expect((await run(['slow'])).result).toEqual({ slow: 1 })
  })
})

describe('stopping', () => {
  test('ends the run at once, with what was computed kept', async () => {
    const stopper = new AbortController()
    const { run, kept, host } = setUp(WAITING, 2)
    const onEvent = (event: RunEvent) => {
      if (event.kind === 'nodeStarted' && event.node === 'never') stopper.abort()
    }
    const { outcome, statuses } = await run(['quick', 'slow', 'never'], { signal: stopper.signal, onEvent })
    expect({ outcome, statuses, kept: [...kept] }).toEqual({
      outcome: 'stopped',
      statuses: { quick: ['ok', ''], slow: ['ok', ''], never: ['idle', 'stopped'] },
      kept: ['quick', 'slow'],
    })
    expect(host.living.size).toBe(0)
  })

  test('before the run begins runs nothing', async () => {
    const { run, host } = setUp(DIAMOND, 2)
    const { outcome, statuses } = await run(['d'], { signal: AbortSignal.abort() })
    expect(outcome).toBe('stopped')
    expect(Object.values(statuses).map(([status]) => status)).toEqual(['idle', 'idle', 'idle', 'idle'])
    expect(host.spawned).toBe(0)
  })

  test('twice is as once, and the pool runs on', async () => {
    const stopper = new AbortController()
    const { run, pool } = setUp(WAITING, 2)
    const stopped = run(['never'], { signal: stopper.signal })
    stopper.abort()
    stopper.abort()
    pool.stop()
    expect((await stopped).outcome).toBe('stopped')
    expect((await run(['slow'])).result).toEqual({ slow: 1 })
  })

  test('a run that has ended leaves the runners alone', async () => {
    const stopper = new AbortController()
    const { run, host } = setUp(DIAMOND, 2)
    await run(['d'], { signal: stopper.signal })
    const before = host.living.size
    stopper.abort()
    expect(host.living.size).toBe(before)
    expect((await run(['d'])).result).toEqual({ d: 6 })
    expect(host.spawned).toBe(before)
  })
})

describe('a value that no message can carry', () => {
  test('fails its node, whichever worker would get it', async () => {
    const program = analyzed(`
export function proxy(): { a: number } { return new Proxy({ a: 1 }, {}) }
export function user(proxy: { a: number }, other: number): number { return proxy.a + other }
export function other(): number { return 1 }
`)
    for (const workers of [1, 2]) {
      const { run } = setUp(program, workers)
      const { outcome, statuses } = await run(['user', 'proxy', 'other'])
      expect({ outcome, proxy: statuses.proxy?.[0], other: statuses.other?.[0] }).toEqual({
        outcome: 'failed',
        proxy: 'failed',
        other: 'ok',
      })
    }
  })
})

test('nothing is left over by many runs in which workers die at random', async () => {
  let turn = 0
  const layers = Array.from({ length: 60 }, (_, at) => {
    const needs = at < 10 ? [] : [`n${at - 10}`, `n${at - 1 - (at % 9)}`]
    return `export function n${at}(${needs.map((one) => `${one}: number`).join(', ')}): number { return ${['1', ...needs].join(' + ')} }`
  })
  const program = analyzed(layers.join('\n'))
  const outputs = Array.from({ length: 10 }, (_, at) => `n${50 + at}`)
  const expected = (await setUp(program, 1).run(outputs)).result
  const { run, host } = setUp(program, 3, (message) => message.kind === 'progress' && ++turn % 7 === 0)
  for (let round = 0; round < 12; round++) {
    const { outcome, result, statuses } = await run(outputs)
    if (outcome === 'ok') expect(result).toEqual(expected)
    const ends = new Set(Object.values(statuses).map(([status]) => status))
    expect([...ends].filter((status) => !['ok', 'failed', 'skipped'].includes(String(status)))).toEqual([])
    expect(host.living.size).toBeLessThanOrEqual(3)
  }
})

test('R28: a value that is bigger than all may be fails its node with both sizes; what does not need it runs on', async () => {
  const program = analyzed(`
export function big(): Float64Array { return new Float64Array(1e6) }
export function sum(big: Float64Array): number { return big.length }
export function small(): Float64Array { return new Float64Array(1000) }
`)
  const { run } = setUp(program, 2, undefined, { maxHeldBytes: 2e6 })
  const { outcome, statuses, problems } = await run(['sum', 'small'])
  const message = '"big" gave a value of about 8 MB; all values together may hold 2 MB.'
  expect({ outcome, statuses }).toEqual({
    outcome: 'failed',
    statuses: { big: ['failed', message], sum: ['skipped', 'big'], small: ['ok', ''] },
  })
  expect(problems.map(({ code }) => code)).toEqual(['DW-RUN-030'])
})
