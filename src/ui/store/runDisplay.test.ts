import { expect, test } from 'vitest'
import type { RunEvent } from '../../engine/page.ts'
import { createFakeServices } from '../testing/fakeServices.ts'
import { createContext } from './context.ts'
import { createRunDisplay } from './runDisplay.ts'
import { createAppStore } from './state.ts'

/** A run on a page whose clock and drawing are in the test's hands; `drawings` counts how often it has something new to draw. */
function setUp() {
  const store = createAppStore()
  const services = createFakeServices()
  let now = 0
  let timers: { at: number; task: () => void }[] = []
  let drawing: (() => void)[] = []
  const context = createContext(store, {
    ...services,
    page: {
      ...services.page,
      now: () => now,
      later(milliseconds, task) {
        const timer = { at: now + milliseconds, task }
        timers.push(timer)
        return () => {
          timers = timers.filter((one) => one !== timer)
        }
      },
      whenDrawn: (task) => void drawing.push(task),
    },
  })
  const display = createRunDisplay(context)
  let drawings = 0
  store.subscribe((state, before) => {
    if (state.run !== before.run) drawings++
  })
  const names = Array.from({ length: 1000 }, (_, at) => `n${at}`)
  let told = 0
  return {
    display,
    begin() {
      display.wait()
      display.begin(1, null)
      display.follow([{ kind: 'runStarted', run: 1, nodes: names, outputs: [] }])
    },
    /** What the kernel tells in so many messages. */
    tell(messages: number) {
      for (let at = 0; at < messages; at++) {
        const started: RunEvent = { kind: 'nodeStarted', node: names[told++] ?? '', time: now, worker: 1 }
        display.follow([started])
      }
    },
    pass(milliseconds: number) {
      now += milliseconds
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { task } of due) task()
    },
    /** The page has drawn, and took so long for it. */
    drawn(milliseconds: number) {
      now += milliseconds
      const waiting = drawing
      drawing = []
      for (const task of waiting) task()
    },
    drawings: () => drawings,
    running: () =>
      [...(store.getState().run?.nodes.values() ?? [])].filter(({ status }) => status === 'running').length,
    showsRunning: () => store.getState().showsRunning,
  }
}

test('P27: what is told while the page draws is drawn together, once the page has rested', () => {
  const page = setUp()
  page.begin()
  page.pass(100)
  expect(page.drawings()).toBe(1)
  page.tell(100)
  page.drawn(217)
  page.tell(100)
  // It rests for 400 ms from 317 on, and then until the next painting.
  page.pass(482)
  expect(page.drawings()).toBe(1)
  page.pass(1)
  expect([page.drawings(), page.running()]).toEqual([2, 200])
})

test('P27: a page that draws within a frame does so at each fifth of a second', () => {
  const page = setUp()
  page.begin()
  page.pass(100)
  for (let at = 0; at < 50; at++) {
    page.tell(1)
    page.drawn(16)
    page.pass(4)
  }
  expect([page.drawings(), page.running()]).toEqual([6, 45])
})

test('the end of a run is shown at once, with all that was told before', () => {
  const page = setUp()
  page.begin()
  page.pass(100)
  page.tell(500)
  page.display.end()
  expect([page.drawings(), page.running(), page.showsRunning()]).toEqual([2, 500, false])
  page.display.follow([{ kind: 'runFinished', time: 9, outcome: 'ok', problems: [] }])
  expect([page.drawings(), page.running()]).toEqual([3, 0])
  page.drawn(1000)
  page.pass(5000)
  expect(page.drawings()).toBe(3)
})

test('that a run is under way is shown though the page still rests from the one before', () => {
  const page = setUp()
  page.begin()
  page.pass(100)
  page.drawn(1017)
  page.display.end()
  page.display.wait()
  page.pass(100)
  expect(page.showsRunning()).toBe(false)
  page.pass(2000)
  expect(page.showsRunning()).toBe(true)
})
