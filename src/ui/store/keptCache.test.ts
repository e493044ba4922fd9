import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CACHE_FORMAT, type KeptPart, NOTHING_KEPT } from '../../engine/page.ts'
import { createFakeKernel } from '../testing/fakeKernel.ts'
import { createFakeServices } from '../testing/fakeServices.ts'
import { helloWorld } from '../testing/helloWorld.ts'
import { createController } from './controller.ts'
import type { Services } from './services.ts'
import { createAppStore } from './state.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const partOf = (...keys: readonly string[]): KeptPart => ({
  format: CACHE_FORMAT,
  records: keys.map((key) => [
    key,
    { data: key, summary: { kind: 'number', type: 'number', text: '1', size: null, expandable: false } },
  ]),
  values: [],
  used: [],
})
const sizeOf = (part: KeptPart) => ({ bytes: 0, values: part.records.length })
const keysOf = (part: KeptPart) => part.records.map(([key]) => key)

/** A page whose kernel keeps `new` at each run, over what the browser has; tells what the kernel was given. */
function setUp(parts: Partial<Services['cache']> = {}, costsOf: Partial<Services['costs']> = {}) {
  const browser = { part: partOf('old'), costs: ['old'] as readonly unknown[] }
  const restored: string[][] = []
  const known: (readonly unknown[])[] = []
  const kernel = createFakeKernel({ nodeMs: 1 })
  let fresh = NOTHING_KEPT
  const store = createAppStore()
  const controller = createController(
    store,
    createFakeServices({
      kernel: {
        ...kernel,
        async run(request) {
          fresh = partOf('new')
          return kernel.run(request)
        },
        async takeKept() {
          const taken = fresh
          fresh = NOTHING_KEPT
          return taken
        },
        async clearCache() {
          fresh = NOTHING_KEPT
        },
        restoreCache: async (part) => void restored.push(keysOf(part)),
        takeCosts: async () => [...(known.at(-1) ?? []), 'new'],
        restoreCosts: async (entries) => void known.push(entries),
      },
      costs: {
        load: async () => browser.costs,
        save: async (entries) => {
          browser.costs = entries
        },
        ...costsOf,
      },
      cache: {
        load: async () => browser.part,
        add: async (part) => {
          browser.part = partOf(...keysOf(browser.part), ...keysOf(part))
        },
        measure: async () => ({ own: sizeOf(browser.part), others: sizeOf(NOTHING_KEPT) }),
        clear: async () => {
          browser.part = partOf()
        },
        ...parts,
      },
    }),
  )
  const run = async () => {
    await vi.advanceTimersByTimeAsync(600)
    void controller.run()
    await vi.advanceTimersByTimeAsync(4000)
  }
  return { controller, store, browser, restored, known, run, kept: () => keysOf(browser.part) }
}

describe('what nodes gave', () => {
  test('is there again where the project of the last visit is opened, and grows by each run', async () => {
    const { controller, restored, run, kept } = setUp()
    controller.open(helloWorld(), { kind: 'new' }, true)
    await run()
    expect(restored).toEqual([['old']])
    expect(kept()).toEqual(['old', 'new'])
  })

  test('is that of the project that is opened, whatever the one before it had', async () => {
    const { controller, browser, restored, run } = setUp()
    controller.open(helloWorld(), { kind: 'new' })
    await run()
    browser.part = partOf('of another')
    controller.open(helloWorld(), { kind: 'new' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(restored).toEqual([['old'], ['of another']])
  })

  test('is forgotten where all is to run anew', async () => {
    const { controller, run, kept } = setUp()
    controller.open(helloWorld(), { kind: 'new' }, true)
    await run()
    void controller.runAnew()
    await vi.advanceTimersByTimeAsync(4000)
    expect(kept()).toEqual(['new'])
  })

  test('is told as a size with what is new, which reads 0 once it is cleared', async () => {
    const { controller, store, run } = setUp()
    controller.open(helloWorld(), { kind: 'new' })
    await run()
    controller.measureCache()
    await vi.advanceTimersByTimeAsync(1)
    expect(store.getState().cacheSizes?.own.values).toBe(2)
    void controller.clearCache()
    await vi.advanceTimersByTimeAsync(1)
    expect(store.getState().cacheSizes?.own.values).toBe(0)
  })

  test('cannot be kept by some browsers: that is told once, and runs go on', async () => {
    const fail = () => Promise.reject(new Error('no room'))
    const { controller, store, run } = setUp({ load: fail, add: fail, clear: fail }, { load: fail, save: fail })
    const told: string[] = []
    store.subscribe(({ notices }) => told.push(...notices.map(({ text }) => text)))
    controller.open(helloWorld(), { kind: 'new' })
    await run()
    await run()
    expect(store.getState().run?.outcome).toBe('ok')
    const words = 'This browser keeps no results: they are gone when the page is.'
    expect(new Set(told.filter((text) => text.includes('browser')))).toEqual(new Set([words]))
  })
})

describe('what functions took', () => {
  test('is known before the first run of the next visit, and kept after each', async () => {
    const { controller, browser, known, run } = setUp()
    controller.open(helloWorld(), { kind: 'new' })
    await vi.advanceTimersByTimeAsync(1000)
    expect([known, browser.costs]).toEqual([[['old']], ['old']])
    await run()
    expect(browser.costs).toEqual(['old', 'new'])
  })

  test('is that of the project that is opened, whatever the one before it had', async () => {
    const { controller, browser, known, run } = setUp()
    controller.open(helloWorld(), { kind: 'new' })
    await run()
    browser.costs = []
    controller.open(helloWorld(), { kind: 'new' })
    await run()
    expect(known).toEqual([['old'], []])
    expect(browser.costs).toEqual(['new'])
  })

  test('is still known where all is to run anew', async () => {
    const { controller, browser, run } = setUp()
    controller.open(helloWorld(), { kind: 'new' })
    await run()
    void controller.runAnew()
    await vi.advanceTimersByTimeAsync(4000)
    expect(browser.costs).toEqual(['old', 'new'])
  })
})
