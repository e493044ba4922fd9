import { expect, test } from 'vitest'
import { farPaths } from './farPaths.ts'
import type { WireEdge } from './flow.ts'

const wire = (source: string, target: string): WireEdge => ({
  id: `${source} -> ${target}`,
  source,
  target,
  data: {
    parameter: source,
    optional: false,
    mismatch: '',
    lane: null,
    start: { x: 0, y: 0 },
    end: { x: 100, y: 10 },
  },
})
const NOTHING = new Map<string, never>()

test('wires of one class are one path', () => {
  const paths = farPaths(
    [wire('a', 'b'), wire('b', 'c')],
    ({ source }) => (source === 'a' ? 'quiet' : 'ancestor'),
    NOTHING,
  )
  expect([...paths]).toEqual([
    ['quiet', 'M0,0C50,0 50,10 100,10'],
    ['ancestor', 'M0,0C50,0 50,10 100,10'],
  ])
})

test('a wire follows the cards that are dragged', () => {
  const paths = farPaths([wire('a', 'b')], () => 'quiet', new Map([['a', { x: -20, y: 4 }]]))
  expect(paths.get('quiet')).toBe('M-20,4C40,4 40,10 100,10')
})
