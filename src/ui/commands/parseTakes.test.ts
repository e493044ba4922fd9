import { expect, test } from 'vitest'
import { parseTakes } from './parseTakes.ts'

test('names are nodes, and what stands behind a colon is a type', () => {
  expect(parseTakes('spend, weeks: number')).toEqual([{ name: 'spend' }, { name: 'weeks', type: 'number' }])
  expect(parseTakes('')).toEqual([])
})

test('commas within a type do not part it', () => {
  expect(parseTakes('a: Map<string, number>, b: { x: number, y: (n: number) => string }, c')).toEqual([
    { name: 'a', type: 'Map<string, number>' },
    { name: 'b', type: '{ x: number, y: (n: number) => string }' },
    { name: 'c' },
  ])
})

test('what cannot be read is told in words', () => {
  expect(parseTakes('two words')).toMatch('"two words" is no name of a node')
  expect(parseTakes('a:')).toMatch('The type of "a" is missing')
  expect(parseTakes('a, a')).toMatch('"a" stands there twice')
})
