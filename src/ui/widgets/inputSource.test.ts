import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type GraphNode } from '../../engine/page.ts'
import { fakeNode } from '../testing/fakeProgram.ts'
import { columnFor, findFileFaults, isSameSource, sourceOf } from './inputSource.ts'

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

test('a list takes the only column, or the one of its name; a table takes all', () => {
  const spend = node('spend', 'input')
  const list = { kind: 'column' } as Parameters<typeof columnFor>[1]
  const table = { kind: 'table' } as Parameters<typeof columnFor>[1]
  expect(columnFor(spend, list, ['price'])).toBe('price')
  expect(columnFor(spend, list, ['price', 'spend'])).toBe('spend')
  expect(columnFor(spend, list, null)).toBe('spend')
  expect(columnFor(spend, table, ['price'])).toBe(null)
})

test('a column that is not there is told with what there is', () => {
  const told = (...names: string[]) =>
    findFileFaults(
      { kind: 'file', file: 'a.csv', column: 'spend' },
      {
        name: 'a.csv',
        bytes: 1,
        rows: 1,
        columns: names.map((name) => ({ name, type: 'number' })),
        isTable: true,
        problems: [],
      },
    )
  expect(told('spend', 'x')).toEqual([])
  expect(told()).toEqual(['a.csv has no column spend. It has no columns: choose another file.'])
  expect(told('x')).toEqual(['a.csv has no column spend. Choose its column x.'])
  expect(told('x', 'y')).toEqual(['a.csv has no column spend. Choose one of its 2 columns.'])
})
