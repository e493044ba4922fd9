import { expect, test } from 'vitest'
import { createProfiles } from './profiles.ts'

const REF = { root: { kind: 'result' }, path: [] } as const

test('what is being worked out ends where all is forgotten, and can be asked for again', async () => {
  let resume = () => {}
  let pauses = 0
  let clock = 0
  const pause = () =>
    new Promise<void>((resolve) => {
      pauses++
      resume = resolve
    })
  const profiles = createProfiles(pause, () => (clock += 20))
  const value = new Float64Array(200_000)
  const stopped = profiles.of(REF, value)
  const waiting = profiles.of({ ...REF, path: [1] }, value)
  await expect.poll(() => pauses).toBe(1)
  profiles.clear()
  resume()
  expect([await stopped, await waiting, pauses]).toEqual([null, null, 1])
  const again = createProfiles(
    () => Promise.resolve(),
    () => (clock += 20),
  ).of(REF, value)
  expect(await again).toMatchObject({ rows: 200_000 })
})
