import { expect, test } from 'vitest'
import { createLatest } from './latest.ts'

function bench() {
  const asked: string[] = []
  const taken: string[] = []
  const answers: (() => void)[] = []
  const latest = createLatest<string, string>(
    (question) => {
      asked.push(question)
      return new Promise((resolve) => answers.push(() => resolve(question)))
    },
    (answer) => void taken.push(answer),
  )
  const settle = async () => {
    answers.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { latest, asked, taken, settle }
}

test('of questions that come while one is asked only the last is asked, and only its answer taken', async () => {
  const { latest, asked, taken, settle } = bench()
  for (const question of ['a', 'b', 'c']) latest.ask(question)
  await settle()
  expect({ asked, taken }).toEqual({ asked: ['a', 'c'], taken: [] })
  await settle()
  expect(taken).toEqual(['c'])
})

test('what is forgotten is not taken', async () => {
  const { latest, taken, settle } = bench()
  latest.ask('a')
  latest.forget()
  await settle()
  expect(taken).toEqual([])
})
