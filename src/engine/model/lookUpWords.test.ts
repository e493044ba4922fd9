import { expect, test } from 'vitest'
import type { MissReason } from './cached.ts'
import { lookUpWords } from './lookUpWords.ts'

const miss = (...because: MissReason[]) => lookUpWords({ node: 'f', kind: 'miss', because }, 'ok')

test('each reason to run has its words', () => {
  expect(miss({ kind: 'new' })).toBe('it has not run before')
  expect(miss({ kind: 'code' })).toBe('its code changed')
  expect(miss({ kind: 'code', of: 'half in stats.ts' })).toBe('half in stats.ts changed')
  expect(miss({ kind: 'value', of: 'spend', what: 'input' })).toBe('the input spend changed')
  expect(miss({ kind: 'value', of: 'region', what: 'config value' })).toBe('the config value region changed')
  expect(miss({ kind: 'value', of: 'a', what: 'node' })).toBe('a gave another value')
  expect(miss({ kind: 'gone' })).toBe('what it gave is not kept')
  expect(miss({ kind: 'unhashable', of: 'a' })).toBe('a cannot be compared')
  expect(miss({ kind: 'behavior', behavior: 'disable', of: 'a' })).toBe('the cache\'s behaviour of a is "disable"')
  expect(miss({ kind: 'file', of: 'sales.csv', isThere: true })).toBe('file sales.csv changed')
  expect(miss({ kind: 'file', of: 'out.json', isThere: false })).toBe('file out.json is not there')
  expect(miss({ kind: 'items' })).toBe('its items are looked up one by one')
  expect(miss({ kind: 'unknown' })).toBe('the program does not say which code it runs')
  expect(miss({ kind: 'code' }, { kind: 'value', of: 'p', what: 'override' })).toBe(
    'its code changed, the override p changed',
  )
})

test('what waited for others is told by what they gave, where that is known', () => {
  const open = { node: 'f', kind: 'open', waitsFor: ['a', 'b'], because: [] } as const
  expect(lookUpWords(open, 'ok')).toBe('what a and b gave had to be known first')
  expect(lookUpWords(open, 'cached')).toBe('a and b gave the same as before')
  expect(lookUpWords({ ...open, because: [{ kind: 'code' }] }, 'ok')).toBe('its code changed')
  expect(lookUpWords(open, 'queued')).toBe('')
})

test('a hit says that nothing changed', () => {
  expect(lookUpWords({ node: 'f', kind: 'hit' }, 'cached')).toBe('nothing that it depends on changed')
})
