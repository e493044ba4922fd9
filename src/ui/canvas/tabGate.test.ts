import { expect, test } from 'vitest'
import { createTabGate } from './tabGate.ts'

const TAB = ['Tab', false, true] as const

test('Tab asks for something to add after a press on the graph, or a walk over it', () => {
  const gate = createTabGate()
  expect(gate.key(...TAB)).toBe(false)
  gate.press(true)
  expect(gate.key(...TAB)).toBe(true)
  gate.press(false)
  expect(gate.key(...TAB)).toBe(false)
  gate.key('ArrowRight', false, true)
  expect(gate.key(...TAB)).toBe(true)
})

test('who came by Tab goes on by Tab, Shift-Tab leads back, and after Esc Tab leads on', () => {
  const gate = createTabGate()
  expect([gate.key(...TAB), gate.key(...TAB)]).toEqual([false, false])
  gate.press(true)
  expect([gate.key('Shift', true, true), gate.key('Tab', true, true), gate.key(...TAB)]).toEqual([false, false, false])
  gate.press(true)
  gate.key('Escape', false, true)
  expect(gate.key(...TAB)).toBe(false)
})

test('elsewhere Tab is Tab', () => {
  const gate = createTabGate()
  gate.press(true)
  expect(gate.key('Tab', false, false)).toBe(false)
})
