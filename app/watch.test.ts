import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWatch } from './watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const MINUTE = 60_000

test('somebody who gives no sign of life while waited for is told of, once', () => {
  const onSilence = vi.fn()
  const watch = createWatch({ ask: () => {}, onSilence })
  void watch.during(new Promise(() => {}))
  vi.advanceTimersByTime(MINUTE)
  expect(onSilence).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('who answers may take as long as it likes', () => {
  const onSilence = vi.fn()
  const watch = createWatch({ ask: () => watch.heard(), onSilence })
  void watch.during(new Promise(() => {}))
  vi.advanceTimersByTime(MINUTE)
  expect(onSilence).not.toHaveBeenCalled()
})

test('nobody is asked once all that was waited for has settled', async () => {
  const ask = vi.fn()
  const watch = createWatch({ ask, onSilence: () => {} })
  await Promise.allSettled([watch.during(Promise.resolve(1)), watch.during(Promise.reject(new Error('no')))])
  expect(vi.getTimerCount()).toBe(0)
  expect(ask).not.toHaveBeenCalled()
})
