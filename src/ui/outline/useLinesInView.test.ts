import { expect, test } from 'vitest'
import { LINE, linesAround } from './useLinesInView.ts'

test('all lines in view are drawn, wherever the list is scrolled to, and some around them', () => {
  for (const top of [0, 5, 31 * LINE, 32 * LINE, 33 * LINE + 7, 1234 * LINE]) {
    const { first, end } = linesAround(top, 600)
    expect(first).toBeLessThanOrEqual(Math.max(0, top / LINE - 32))
    expect(end).toBeGreaterThanOrEqual((top + 600) / LINE + 32)
  }
})

test('scrolling by a line asks for no other lines, but once in a while', () => {
  const seen = Array.from({ length: 320 }, (_, line) => JSON.stringify(linesAround(line * LINE, 20 * LINE)))
  expect(new Set(seen).size).toBeLessThanOrEqual(22)
})
