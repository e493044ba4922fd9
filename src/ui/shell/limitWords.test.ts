import { expect, test } from 'vitest'
import { NO_LIMITS } from '../../engine/page.ts'
import { limitWords } from './limitWords.ts'

test('says each limit that there is', () => {
  expect(limitWords({ runSeconds: 60, nodeSeconds: 0.5, megabytes: 500 })).toBe(
    'a run 60 s, a node 0.5 s, values 500 MB',
  )
  expect(limitWords({ ...NO_LIMITS, nodeSeconds: 5 })).toBe('a node 5 s')
  expect(limitWords(NO_LIMITS)).toBe('None of time; memory as suits the device')
})
