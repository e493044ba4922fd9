import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ProgramRequest } from './analyzeProgram.ts'
import { createRehearsal } from './rehearsal.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ofLength = (length: number): ProgramRequest => ({
  files: [{ path: 'm.ts', text: 'x'.repeat(length) }],
  modules: ['m.ts'],
  config: {},
})
const small = ofLength(10)

function createReader() {
  const read = vi.fn((_request: ProgramRequest) => {})
  return { ...createRehearsal(read), read }
}

test('a program is read over once nobody asks any more, and last of all as it is', async () => {
  const { during, read } = createReader()
  await during(small, async () => {})
  expect(read).not.toHaveBeenCalled()
  await vi.runAllTimersAsync()
  const texts = read.mock.calls.map(([request]) => request.files[0]?.text)
  expect(new Set(texts)).toEqual(new Set(['xxxxxxxxxx', 'xxxxxxxxxx\n']))
  expect(texts.at(-1)).toBe('xxxxxxxxxx')
})

test('it happens once, however often somebody asks', async () => {
  const { during, read } = createReader()
  for (let at = 0; at < 2; at++) {
    await during(small, async () => {})
    await vi.runAllTimersAsync()
  }
  expect(read).toHaveBeenCalledTimes(12)
})

test('a question ends it for as long as it takes', async () => {
  const { during, read } = createReader()
  await during(small, async () => {})
  let settle = () => {}
  const open = new Promise<void>((resolve) => {
    settle = resolve
  })
  const asked = during(small, () => open)
  await vi.runAllTimersAsync()
  expect(read).not.toHaveBeenCalled()
  settle()
  await asked
  await vi.runAllTimersAsync()
  expect(read).toHaveBeenCalled()
})

test('a program that is large is not read over: its first reading was long enough', async () => {
  const { during, read } = createReader()
  await during(ofLength(200_000), async () => {})
  await vi.runAllTimersAsync()
  expect(read).not.toHaveBeenCalled()
})
