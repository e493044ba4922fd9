import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type GraphNode } from '../../engine/page.ts'
import { fakeNode } from '../testing/fakeProgram.ts'
import { isSameSource, sourceOf } from './inputSource.ts'

const node = (name: string, kind: GraphNode['kind']) => fakeNode({ name, kind })

const SETTINGS = {
  ...DEFAULT_SETTINGS,
  inputs: { spend: { kind: 'file', file: 'a.csv', column: 'spend' }, both: { kind: 'json', value: 1 } },
  config: { region: 'us', both: 2 },
} as const

test('an input has the source that was given, a key of the config its value there', () => {
  expect(sourceOf(node('spend', 'input'), SETTINGS)).toBe(SETTINGS.inputs.spend)
  expect(sourceOf(node('region', 'config'), SETTINGS)).toEqual({ kind: 'json', value: 'us' })
  expect(sourceOf(node('both', 'input'), SETTINGS)).toEqual({ kind: 'json', value: 1 })
  expect(sourceOf(node('both', 'config'), SETTINGS)).toEqual({ kind: 'json', value: 2 })
})

test('nothing comes from names that every record has', () => {
  expect(sourceOf(node('constructor', 'config'), SETTINGS)).toBeUndefined()
  expect(sourceOf(node('toString', 'input'), SETTINGS)).toBeUndefined()
})

test('sources are the same where their values are, a config’s made anew too', () => {
  const list = [1]
  expect(isSameSource({ kind: 'json', value: list }, { kind: 'json', value: list })).toBe(true)
  expect(isSameSource({ kind: 'json', value: 1 }, { kind: 'json', value: 2 })).toBe(false)
  expect(isSameSource(undefined, { kind: 'json', value: null })).toBe(false)
})
