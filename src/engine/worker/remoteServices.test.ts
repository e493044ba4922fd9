import { expect, test } from 'vitest'
import { createRemoteServices } from './remoteServices.ts'
import type { FromRunner } from './runnerProtocol.ts'

test('nodes that look themselves up at once ask in one message, and each gets its own answer', async () => {
  const posted: FromRunner[] = []
  const services = createRemoteServices((message) => posted.push(message))
  const asked = ['a', 'b', 'c'].map((key) => services.readRecord(key))
  await null
  await null
  expect(posted).toEqual([
    { kind: 'ask', asks: ['a', 'b', 'c'].map((key, at) => ({ id: at + 1, request: { kind: 'readRecord', key } })) },
  ])
  services.answer([
    { id: 3, answer: { ok: true, value: 'distrusted' } },
    { id: 1, answer: { ok: true, value: null } },
    { id: 2, answer: { ok: false, name: 'Error', message: 'away', hint: null, problem: null } },
  ])
  expect(await Promise.allSettled(asked)).toMatchObject([
    { value: null },
    { reason: { message: 'away' } },
    { value: 'distrusted' },
  ])
})

test('a question that no message can carry fails for whoever asked it alone', async () => {
  const services = createRemoteServices((message) => void structuredClone(message))
  const other = services.readRecord('a')
  await expect(services.writeFile('f', new Proxy(new Uint8Array(1), {}))).rejects.toThrow()
  services.answer([{ id: 1, answer: { ok: true, value: null } }])
  expect(await other).toBeNull()
})
