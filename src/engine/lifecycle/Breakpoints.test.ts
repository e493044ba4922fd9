import { describe, expect, test } from 'vitest'
import { Driver } from '../driver.ts'
import type { RunEvent } from '../model/event.ts'
import { foldEvents } from '../model/runState.ts'
import { PACKAGES } from '../packages.ts'
import { analyzed } from '../testing/analyzed.ts'
import { Breakpoints, type BreakpointsOptions, type Pause } from './Breakpoints.ts'

const PROGRAM = analyzed(`
export function a(x: number): number { return x + 1 }
export function b(a: number): number { return a + 1 }
export function c(b: number): number { if (b > 9) throw new Error('far'); return b + 1 }
export function other(x: number): number { return -x }
`)

function setUp(options: BreakpointsOptions) {
  const stops = new Breakpoints(options)
  const driver = Driver.fromGraph(PROGRAM, { packages: PACKAGES, adapters: [stops] })
  const events: RunEvent[] = []
  const run = (x = 1, signal?: AbortSignal) =>
    driver.run(
      { outputs: ['c', 'other'], inputs: { x }, overrides: {} },
      { onEvent: (event) => events.push(event), ...(signal ? { signal } : {}) },
    )
  return { stops, run, events }
}

const place = ({ moment, node }: Pause) => `${moment} ${node}`

test('a node waits before and after, with what is known of it, and others run on', async () => {
  const { stops, run, events } = setUp({ before: ['b'], after: ['b'] })
  const ran = run()
  const seen: unknown[] = []
  for await (const pause of stops.pauses) {
    seen.push([place(pause), { ...pause.kwargs }, pause.result])
    expect(stops.paused).toEqual([pause])
    const state = foldEvents(null, events)
    expect(state?.nodes.get('b')?.status).toBe('paused')
    expect(state?.nodes.get('other')?.status).toBe('ok')
    pause.resume()
  }
  expect(seen).toEqual([
    ['before b', { a: 2 }, undefined],
    ['after b', { a: 2 }, 3],
  ])
  expect(await ran).toMatchObject({ outcome: 'ok', result: { c: 4, other: -1 } })
  expect(events.filter(({ kind }) => kind === 'nodePaused' || kind === 'nodeResumed').map(({ kind }) => kind)).toEqual([
    'nodePaused',
    'nodeResumed',
    'nodePaused',
    'nodeResumed',
  ])
  expect(foldEvents(null, events)?.nodes.get('b')).toMatchObject({ status: 'ok', duration: expect.any(Number) })
})

test('a step leads to whichever node starts next', async () => {
  const places: string[] = []
  const { run } = setUp({
    before: ['a'],
    onPause: (pause) => {
      places.push(place(pause))
      pause.step()
    },
  })
  await run()
  expect(places).toEqual(['before a', 'before other', 'before b', 'before c'])
})

test('a step before the run stops at its first node', async () => {
  const places: string[] = []
  const { stops, run } = setUp({
    onPause: (pause) => {
      places.push(place(pause))
      pause.resume()
    },
  })
  stops.step()
  await run()
  await run()
  expect(places).toEqual(['before a'])
})

test('resumeAll lets all go on, and stops nowhere any more until the next run', async () => {
  const places: string[] = []
  const { stops, run } = setUp({
    before: ['a', 'b', 'c', 'other'],
    onPause: (pause) => {
      places.push(place(pause))
      if (places.length === 2) stops.resumeAll()
    },
  })
  expect((await run()).outcome).toBe('ok')
  expect(places).toEqual(['before a', 'before other'])
  places.length = 0
  expect((await run()).outcome).toBe('ok')
  expect(places).toEqual(['before a', 'before other'])
})

test('a failure is told after the node', async () => {
  const pauses: Pause[] = []
  const { run } = setUp({
    after: ['c'],
    onPause: (pause) => {
      pauses.push(pause)
      pause.resume()
    },
  })
  expect((await run(100)).outcome).toBe('failed')
  expect(pauses).toMatchObject([{ node: 'c', moment: 'after', problem: { message: '"c" failed: Error: far' } }])
})

describe('the stops as they come', () => {
  test('end with the run, also where there were none or nobody waited yet', async () => {
    const { stops, run } = setUp({})
    await run()
    for await (const pause of stops.pauses) expect.unreachable(pause.node)
  })

  test('are those of the latest run', async () => {
    const { stops, run } = setUp({ before: ['b'] })
    for (let at = 0; at < 2; at++) {
      const ran = run()
      let count = 0
      for await (const pause of stops.pauses) {
        count++
        pause.resume()
        pause.resume()
      }
      expect(count).toBe(1)
      await ran
    }
  })
})

test('a run that is stopped leaves nothing waiting', async () => {
  const { stops, run, events } = setUp({ before: ['b'] })
  const stop = new AbortController()
  const ran = run(1, stop.signal)
  for await (const _pause of stops.pauses) stop.abort()
  expect((await ran).outcome).toBe('stopped')
  expect(stops.paused).toEqual([])
  expect(events.at(-1)?.kind).toBe('runFinished')
})
