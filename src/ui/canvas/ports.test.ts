import { expect, test } from 'vitest'
import type { Shape } from '../../engine/page.ts'
import { edge, makeGraph, makeNode } from '../testing/graphs.ts'
import { portKind, portsText, readPorts } from './ports.ts'

const type = (shape: Shape) => ({ text: shape.kind, shape })
const TYPES = [
  type({ kind: 'primitive', name: 'number' }),
  type({ kind: 'primitive', name: 'undefined' }),
  type({ kind: 'literal', value: 'eu' }),
]
const kindOf = (shape: Shape) => portKind([...TYPES, type(shape)], TYPES.length)

test('a port’s mark tells numbers, texts, booleans, lists and tables apart', () => {
  expect(kindOf({ kind: 'primitive', name: 'boolean' })).toBe('boolean')
  expect(kindOf({ kind: 'literal', value: 1 })).toBe('number')
  expect(kindOf({ kind: 'typedArray', name: 'Float64Array' })).toBe('list')
  expect(kindOf({ kind: 'table' })).toBe('table')
  expect(kindOf({ kind: 'any' })).toBe('other')
})

test('a union is of its members’ kind where they agree, and nothing is left out of it', () => {
  expect(kindOf({ kind: 'union', members: [0, 1] })).toBe('number')
  expect(kindOf({ kind: 'union', members: [2, 2] })).toBe('text')
  expect(kindOf({ kind: 'union', members: [0, 2] })).toBe('other')
})

test('items of a parallel block are of the kind of one', () => {
  expect(kindOf({ kind: 'parallelizable', element: 0 })).toBe('number')
})

test('ports as text are the same when read', () => {
  const node = makeNode('f', [], { dependencies: [edge('x'), edge('y', { optional: true })] })
  expect(readPorts(portsText(makeGraph(node), node))).toEqual([
    { name: 'x', optional: false, kind: 'other', type: 'number' },
    { name: 'y', optional: true, kind: 'other', type: 'number' },
  ])
  expect(readPorts('')).toEqual([])
})
