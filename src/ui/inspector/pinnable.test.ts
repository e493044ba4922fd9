import { expect, test } from 'vitest'
import { looksPlain, toPin } from './pinnable.ts'

test('small plain values can be pinned', () => {
  expect(toPin('a', '[1, 2]', 'number[]')).toEqual({ ok: true, value: [1, 2] })
  expect(toPin('a', '{"b":null}', '{ b: string | null }')).toEqual({ ok: true, value: { b: null } })
  expect(looksPlain({ kind: 'array', type: 'Array', text: '[1]', size: 1, expandable: true })).toBe(true)
})

test('what JSON cannot say, and what is large, cannot', () => {
  expect(toPin('a', '[null, 2]', 'Float64Array')).toMatchObject({ ok: false })
  expect(toPin('a', `"${'x'.repeat(30_000)}"`, 'string')).toMatchObject({ ok: false })
  expect(looksPlain({ kind: 'map', type: 'Map', text: '', size: 1, expandable: true })).toBe(false)
})
