import { expect, test } from 'vitest'
import { createDeath } from './death.ts'

test('a call that is answered settles like its promise', async () => {
  const death = createDeath()
  await expect(death.race(Promise.resolve(3))).resolves.toBe(3)
  await expect(death.race(Promise.reject(new Error('no')))).rejects.toThrow('no')
})

test('death rejects every call that waits, and every later one', async () => {
  const death = createDeath()
  const waiting = [death.race(new Promise(() => {})), death.race(new Promise(() => {}))]
  death.happen('it crashed')
  for (const call of waiting) await expect(call).rejects.toThrow('it crashed')
  await expect(death.race(Promise.resolve(1))).rejects.toThrow('it crashed')
})

test('death happens once: its first cause stays', () => {
  const death = createDeath()
  death.happen('first')
  death.happen('second')
  expect(death.cause).toBe('first')
})
