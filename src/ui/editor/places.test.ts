import { Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import type { GraphNode } from '../../engine/page.ts'
import { fakeNode } from '../testing/fakeProgram.ts'
import { nodeAt, offsetAt, rangeOf } from './places.ts'

const doc = Text.of(['export function a() {', '  return 1', '}', '', 'export function b() {}'])

function node(name: string, line: number, endLine: number, origin = name): GraphNode {
  return fakeNode({ name, origin, extent: { file: 'm.ts', line, column: 1, endLine, endColumn: 99 } })
}

describe('places', () => {
  it('clamps what lies beyond the text', () => {
    expect([offsetAt(doc, 0, 1), offsetAt(doc, 1, 99), offsetAt(doc, 99, 1)]).toEqual([0, 21, doc.length])
  })

  it('takes the word where a place has no end', () => {
    expect(rangeOf(doc, { file: 'm.ts', line: 1, column: 8 })).toEqual({ from: 7, to: 15 })
  })

  it('takes the last character at the end of a line', () => {
    expect(rangeOf(doc, { file: 'm.ts', line: 1, column: 22 })).toEqual({ from: 20, to: 21 })
  })

  it('finds the node around an offset', () => {
    const nodes = [node('a', 1, 3), node('b', 5, 5)]
    const found = [5, 30, 35, 40].map((offset) => nodeAt(nodes, doc, 'm.ts', offset, null))
    expect(found).toEqual(['a', 'a', null, 'b'])
  })

  it('stays with the preferred of several nodes that one function made', () => {
    const nodes = [node('a_raw', 1, 3, 'a'), node('a', 1, 3)]
    expect(nodeAt(nodes, doc, 'm.ts', 5, null)).toBe('a')
    expect(nodeAt(nodes, doc, 'm.ts', 5, 'a_raw')).toBe('a_raw')
  })

  it('looks at its own file only', () => {
    expect(nodeAt([node('a', 1, 3)], doc, 'other.ts', 5, null)).toBeNull()
  })
})
