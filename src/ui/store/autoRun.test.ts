import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KernelRunRequest } from '../../engine/page.ts'
import { createFakeKernel } from '../testing/fakeKernel.ts'
import { createFakeServices } from '../testing/fakeServices.ts'
import { helloWorld } from '../testing/helloWorld.ts'
import { createController } from './controller.ts'
import type { Origin } from './state.ts'
import { createAppStore } from './state.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const OWN: Origin = { kind: 'new' }

/** A page with a project that was run once, and auto-run on; time is in the test's hands. */
async function open({ nodeMs = 1, origin = OWN, isRun = true } = {}) {
  const kernel = createFakeKernel({ nodeMs })
  const asked: KernelRunRequest[] = []
  let inFlight = 0
  let mostInFlight = 0
  const store = createAppStore()
  const services = createFakeServices({
    kernel: {
      ...kernel,
      async run(request) {
        asked.push(request)
        mostInFlight = Math.max(mostInFlight, ++inFlight)
        return kernel.run(request).finally(() => inFlight--)
      },
    },
  })
  const controller = createController(store, {
    ...services,
    page: { ...services.page, setting: (name) => (name === 'autoRun' ? 'on' : null) },
  })
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
  // What is loaded lazily comes on a clock that no test holds.
  await import('./autoRun.ts')
  controller.open(helloWorld(), origin)
  await pass(600)
  if (isRun) {
    void controller.run()
    await pass(2000)
  }
  asked.length = 0
  const file = helloWorld().files[0] ?? { path: '', text: '' }
  const retype = (from: string, to: string) => controller.setText(file.path, file.text.replace(from, to))
  return { store, controller, pass, asked, retype, mostInFlight: () => mostInFlight }
}

describe('auto-run', () => {
  it('runs once typing pauses, and not for a comment', async () => {
    const { asked, pass, retype, store } = await open()
    retype('return', 'return 1 +')
    await pass(200)
    retype('return', 'return 12 +')
    await pass(300)
    expect(asked).toHaveLength(0)
    await pass(3000)
    expect(asked).toHaveLength(1)
    expect(store.getState()).toMatchObject({ running: false, autoRun: { on: true, waits: null } })
    retype('export function', '// what follows\nexport function')
    await pass(3000)
    expect(asked).toHaveLength(2)
    retype('export function', '// what really follows\nexport function')
    await pass(3000)
    expect(asked).toHaveLength(2)
  })

  it('has the changed function and what it feeds stale at once, and fresh after the run', async () => {
    const { pass, retype, store } = await open()
    retype('return', 'return 1 +')
    await pass(350)
    expect(store.getState().stale.size).toBeGreaterThan(0)
    await pass(3000)
    expect([...store.getState().stale]).toEqual([])
  })

  it('follows a slider with one run at a time, and ends with the last value', async () => {
    const { asked, controller, pass, mostInFlight } = await open({ nodeMs: 5 })
    for (let value = 0; value < 60; value++) {
      controller.pin('spend_mean', value)
      await pass(16)
    }
    await pass(3000)
    expect(mostInFlight()).toBe(1)
    expect(asked.length).toBeGreaterThan(3)
    expect(asked.at(-1)?.overrides).toEqual({ spend_mean: 59 })
  })

  it('ends a slow run for a newer change, and drops what it gave', async () => {
    const { asked, pass, retype, store } = await open({ nodeMs: 1500 })
    const { resultVersion } = store.getState()
    retype('return', 'return 1 +')
    await pass(1000)
    expect(asked).toHaveLength(1)
    retype('return', 'return 2 +')
    await pass(3000)
    expect(asked).toHaveLength(2)
    expect(store.getState()).toMatchObject({ running: true, resultVersion })
    await pass(30_000)
    expect(store.getState()).toMatchObject({ running: false, resultVersion: resultVersion + 1 })
  })

  it('says why nothing runs, and keeps the values that there are', async () => {
    const { asked, pass, retype, store } = await open()
    const { run, result } = store.getState()
    retype('{', '')
    await pass(2000)
    expect(asked).toHaveLength(0)
    expect(store.getState().autoRun.waits).toMatch(/brace/)
    expect(store.getState()).toMatchObject({ run, result, resultTab: 'result' })
  })

  it('rests after Stop until the next change', async () => {
    const { asked, controller, pass, retype, store } = await open({ nodeMs: 1500 })
    retype('return', 'return 1 +')
    await pass(1000)
    void controller.stop()
    await pass(5000)
    expect(store.getState().autoRun.waits).toMatch(/^Stopped/)
    expect(asked).toHaveLength(1)
    retype('return', 'return 2 +')
    await pass(1000)
    expect(asked).toHaveLength(2)
  })

  it('does not run what came by a link before somebody ran it', async () => {
    const { asked, controller, pass, retype, store } = await open({ origin: { kind: 'link', files: [] }, isRun: false })
    retype('return', 'return 1 +')
    await pass(3000)
    expect(asked).toHaveLength(0)
    expect(store.getState().autoRun.waits).toMatch(/^Press Run once/)
    void controller.run()
    await pass(3000)
    retype('return', 'return 2 +')
    await pass(3000)
    expect(asked).toHaveLength(2)
  })

  it('shows nothing of a run that is done within a blink but its end', async () => {
    const { pass, retype, store } = await open()
    const seen = new Set<string>()
    store.subscribe(({ run, showsRunning }) => {
      for (const { status } of run?.nodes.values() ?? []) seen.add(status)
      seen.add(showsRunning ? 'shown as running' : 'not shown')
    })
    retype('return', 'return 1 +')
    await pass(3000)
    expect([...seen].sort()).toEqual(['not shown', 'ok'])
  })
})
