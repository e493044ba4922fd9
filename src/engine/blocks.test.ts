import { describe, expect, test } from 'vitest'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { Driver } from './driver.ts'
import { GracefulErrorAdapter } from './lifecycle/GracefulErrorAdapter.ts'
import type { LifecycleAdapter } from './lifecycle/LifecycleAdapter.ts'
import type { RunEvent } from './model/event.ts'
import { foldEvents } from './model/runState.ts'
import { PACKAGES } from './packages.ts'
import { analyzed } from './testing/analyzed.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'

const AUTHOR = `import type { Collect, Parallelizable } from "dagwright"\n`

const PLACES: readonly (readonly [name: string, adapters: () => object[]])[] = [
  ['in place', () => []],
  ['on one worker', () => [workers(1)]],
  ['on three workers', () => [workers(3)]],
]

function workers(count: number): WebWorkerGraphAdapter {
  return new WebWorkerGraphAdapter({
    workers: count,
    pool: createWorkerPool(createInProcessHost({ packages: PACKAGES })),
  })
}

interface Asked {
  readonly outputs: readonly string[]
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly overrides?: Readonly<Record<string, unknown>>
  readonly adapters?: readonly LifecycleAdapter[]
}

async function run(text: string, { outputs, inputs = {}, overrides = {}, adapters = [] }: Asked) {
  const driver = Driver.fromGraph(analyzed(AUTHOR + text), { packages: PACKAGES, adapters })
  const events: RunEvent[] = []
  const end = await driver.run({ outputs, inputs, overrides }, { onEvent: (event) => events.push(event) })
  return { ...end, events, state: foldEvents(null, events) }
}

const NESTED = `
export function* outer(n: number): Parallelizable<number> { for (let i = 1; i <= n; i++) yield i }
export function* inner(outer: number): Parallelizable<string> { for (let i = 0; i < outer; i++) yield outer + '.' + i }
export function marked(inner: string, outer: number, sign: string): string { return sign + inner + '/' + outer }
export function group(marked: Collect<string>, outer: number): string { return outer + '(' + [...marked].join(' ') + ')' }
export async function later(group: string): Promise<string> { await new Promise((done) => setTimeout(done, 2)); return group }
export function all(later: Collect<string>): string { return [...later].join(', ') }`

for (const [place, adapters] of PLACES) {
  const at = (asked: Asked): Asked => ({ ...asked, adapters: [...adapters(), ...(asked.adapters ?? [])] })

  describe(`parallel blocks ${place}`, () => {
    test('nest, and keep the order of their items', async () => {
      const { result, problems } = await run(NESTED, at({ outputs: ['all'], inputs: { n: 3, sign: '#' } }))
      expect(problems).toEqual([])
      expect(result).toEqual({ all: '1(#1.0/1), 2(#2.0/2 #2.1/2), 3(#3.0/3 #3.1/3 #3.2/3)' })
    })

    test('tell each node once, and how many items are done', async () => {
      const { state, events } = await run(NESTED, at({ outputs: ['all'], inputs: { n: 3, sign: '#' } }))
      expect([...(state?.nodes.values() ?? [])].map((node) => node.status)).toEqual(Array(6).fill('ok'))
      expect(
        events
          .filter((event) => event.kind === 'nodeStarted')
          .map((event) => event.node)
          .sort(),
      ).toEqual(['all', 'group', 'inner', 'later', 'marked', 'outer'].sort())
      expect(state?.blocks.get('outer')).toEqual({ done: 3, total: 3 })
      expect(state?.blocks.get('inner')).toEqual({ done: 6, total: 6 })
    })

    test('take arrays, generators and async generators, empty ones too', async () => {
      const program = `
export function xs(n: number): Parallelizable<number> { return Array.from({ length: n }, (_, i) => i) }
export async function* ys(n: number): Parallelizable<number> { for (let i = 0; i < n; i++) { await null; yield i * 10 } }
export function x2(xs: number): number { return xs * 2 }
export function sums(x2: Collect<number>, xs: Collect<number>): number[] { return [...x2, ...xs] }
export function tens(ys: Collect<number>): number[] { return [...ys] }`
      const of = async (n: number) => (await run(program, at({ outputs: ['sums', 'tens'], inputs: { n } }))).result
      expect(await of(3)).toEqual({ sums: [0, 2, 4, 0, 1, 2], tens: [0, 10, 20] })
      expect(await of(0)).toEqual({ sums: [], tens: [] })
    })

    test('run only what the requested collects need', async () => {
      const program = `
export function k(n: number): Parallelizable<number> { return [n, n + 1] }
export function a(k: number): number { return k }
export function b(k: number): number { throw new Error('not needed') }
export function as(a: Collect<number>): number[] { return [...a] }
export function bs(b: Collect<number>): number[] { return [...b] }`
      expect((await run(program, at({ outputs: ['as'], inputs: { n: 1 } }))).result).toEqual({ as: [1, 2] })
    })

    test('end at the first item that fails, and tell which', async () => {
      const program = `
export function k(n: number): Parallelizable<number> { return [1, 2, 3, n] }
export function fine(k: number): number { return k }
export function risky(fine: number): number { if (fine === 2) throw new RangeError('no twos'); return fine }
export function after(risky: number): number { return risky }
export function all(after: Collect<number>): number[] { return [...after] }
export function other(n: number): number { return n }`
      const { outcome, problems, state } = await run(program, at({ outputs: ['all', 'other'], inputs: { n: 9 } }))
      expect(outcome).toBe('failed')
      expect(problems.map((problem) => [problem.nodes, problem.message])).toEqual([
        [['risky'], '"risky" failed at k[1]: RangeError: no twos'],
      ])
      const statuses = Object.fromEntries([...(state?.nodes ?? [])].map(([name, { status }]) => [name, status]))
      expect(statuses).toMatchObject({ k: 'ok', risky: 'failed', after: 'skipped', all: 'skipped', other: 'ok' })
    })

    test('lose the lists that need what failed, and no others', async () => {
      const program = `
export function k(n: number): Parallelizable<number> { return [1, 2, n] }
export function bad(k: number): number { if (k === 1) throw new RangeError('no ones'); return k }
export function good(k: number): number { return k * 10 }
export function bads(bad: Collect<number>): number[] { return [...bad] }
export function goods(good: Collect<number>): number[] { return [...good] }`
      const { outcome, problems, state, result } = await run(
        program,
        at({ outputs: ['bads', 'goods'], inputs: { n: 3 } }),
      )
      expect([outcome, result, problems.map((problem) => problem.nodes)]).toEqual(['failed', undefined, [['bad']]])
      const statuses = Object.fromEntries([...(state?.nodes ?? [])].map(([name, { status }]) => [name, status]))
      expect(statuses).toEqual({ k: 'ok', bad: 'failed', good: 'ok', bads: 'skipped', goods: 'ok' })
    })

    test('run without what failed outside of them', async () => {
      const program = `
export function outside(n: number): number { throw new RangeError('gone') }
export function k(n: number): Parallelizable<number> { return [1, n] }
export function lacking(k: number, outside: number): number { return k + outside }
export function whole(k: number): number { return k }
export function lackings(lacking: Collect<number>): unknown[] { return [...lacking] }
export function wholes(whole: Collect<number>): number[] { return [...whole] }`
      const asked = { outputs: ['lackings', 'wholes'], inputs: { n: 3 } }
      const { state } = await run(program, at(asked))
      const told = Object.fromEntries([...(state?.nodes ?? [])].map(([name, one]) => [name, [one.status, one.reason]]))
      expect(told).toMatchObject({
        lacking: ['skipped', 'outside'],
        lackings: ['skipped', 'outside'],
        whole: ['ok', ''],
        wholes: ['ok', ''],
      })
      const graceful = at({ ...asked, adapters: [new GracefulErrorAdapter({ sentinel: null })] })
      expect((await run(program, graceful)).result).toEqual({ lackings: [null, null], wholes: [1, 3] })
    })

    test('wait for all that their nodes take, whichever list could be taken first', async () => {
      const program = `
export function k(n: number): Parallelizable<number> { return [1, n] }
export function as(k: Collect<number>): number { return [...k].length }
export function x1(n: number): number { return n + 1 }
export function x2(x1: number): number { return x1 + 1 }
export function late(x2: number): number { return x2 + 1 }
export function b(k: number, late: number): number { return k * late }
export function bs(b: Collect<number>): number[] { return [...b] }`
      expect((await run(program, at({ outputs: ['as', 'bs'], inputs: { n: 2 } }))).result).toEqual({
        as: 2,
        bs: [5, 10],
      })
    })

    test('tell the nodes of a block within as skipped where its items never came', async () => {
      const program = `
export function k(n: number): Parallelizable<number> { return [n] }
export function inner(k: number): Parallelizable<number> { throw new RangeError('none') }
export function one(inner: number): number { return inner }
export function ones(one: Collect<number>): number { return 1 }
export function all(ones: Collect<number>): number { return 1 }`
      const { state } = await run(program, at({ outputs: ['all'], inputs: { n: 1 } }))
      expect(state?.nodes.get('one')).toMatchObject({ status: 'skipped', reason: 'inner' })
    })

    test('go on over failed items where errors are caught, with the sentinel in their place', async () => {
      const program = `
export function* k(n: number): Parallelizable<number> { yield 1; yield 2; yield n; throw new Error('broke off') }
export function risky(k: number): number { if (k === 2) throw new TypeError('no twos'); return k * 10 }
export function all(risky: Collect<number>): unknown[] { return [...risky] }`
      const { outcome, result, problems } = await run(
        program,
        at({ outputs: ['all'], inputs: { n: 3 }, adapters: [new GracefulErrorAdapter({ sentinel: -1 })] }),
      )
      expect(outcome).toBe('ok')
      expect(result).toEqual({ all: [10, -1, 30, -10] })
      expect(problems.map((problem) => [problem.nodes[0], problem.severity])).toEqual([
        ['k', 'warning'],
        ['risky', 'warning'],
      ])
    })

    test('take a list of items as an override', async () => {
      const asked = { outputs: ['all'], inputs: { sign: '' }, overrides: { outer: [2] } }
      expect((await run(NESTED, at(asked))).result).toEqual({ all: '2(2.0/2 2.1/2)' })
    })
  })
}

test('asynchronous items overlap', async () => {
  const program = `
export function k(n: number): Parallelizable<number> { return Array.from({ length: n }, (_, i) => i) }
let waiting = 0
let most = 0
export async function slow(k: number): Promise<number> {
  most = Math.max(most, ++waiting)
  await new Promise((done) => setTimeout(done, 5))
  waiting--
  return k
}
export function all(slow: Collect<number>): number { return most }`
  expect((await run(program, { outputs: ['all'], inputs: { n: 200 } })).result).toEqual({ all: 64 })
})
