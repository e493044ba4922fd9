import { describe, expect, it } from 'vitest'
import type { Dependency, Graph, GraphNode, ModifierSpec } from '../../engine/page.ts'
import { fakeNode } from '../testing/fakeProgram.ts'
import { bodyOf, connectable, isOwn, modifierTarget, placedModifiers, writtenOf } from './written.ts'

const place = (line: number) => ({ file: 'm.ts', line, column: 3 })
const modifier = (name: string, line: number): ModifierSpec => ({
  name,
  args: [],
  text: `${name}()`,
  where: place(line),
})
const needs = (...names: string[]): Dependency[] =>
  names.map((name) => ({ parameter: name, node: name, optional: false, type: 0, where: null, mismatch: false }))

const CHECK = modifier('checkOutput', 2)
const CALL = { kind: 'function', module: 'm.ts', exportName: 'f' } as const
const input = fakeNode({ name: 'x', kind: 'input' })
const raw = fakeNode({ name: 'f_raw', origin: 'f', call: CALL, dependencies: needs('x'), modifiers: [CHECK] })
const face = fakeNode({ name: 'f', call: { kind: 'pass' }, dependencies: needs('f_raw'), modifiers: [CHECK] })
const user = fakeNode({ name: 'g', dependencies: needs('f') })
const other = fakeNode({ name: 'h' })
const nested = fakeNode({ name: 'n.part', origin: 'n' })

const graphOf = (...nodes: GraphNode[]): Graph => ({ nodes, types: [], config: {}, problems: [] })
const GRAPH = graphOf(input, raw, face, user, other, nested)

describe('what stands for a node in the code', () => {
  it('is its function, an input of others, or the modifier that made it', () => {
    expect(writtenOf(GRAPH, face)).toEqual({ kind: 'function' })
    expect(writtenOf(GRAPH, input)).toEqual({ kind: 'input' })
    expect(writtenOf(GRAPH, raw)).toEqual({ kind: 'made', maker: CHECK, face: 'f' })
    expect(writtenOf(GRAPH, nested)).toEqual({ kind: 'made', maker: null, face: null })
  })

  it('is one variant of the name', () => {
    const variant = fakeNode({ name: 'f', origin: 'f__us' })
    expect([isOwn(variant), isOwn(fakeNode({ name: 'f_raw', origin: 'f__us' }))]).toEqual([true, false])
    expect(modifierTarget(graphOf(variant), variant)).toBe('f')
  })
})

it('parameters are those of the function itself, also where a modifier made that another node', () => {
  expect(bodyOf(GRAPH, face)).toBe(raw)
  expect(bodyOf(GRAPH, other)).toBe(other)
})

it('modifiers count as they stand in the code: those that other functions put there do not', () => {
  const extent = { ...place(1), endLine: 4 }
  const modifiers = [modifier('pipeOutput', 9), modifier('tag', 2), CHECK]
  expect(placedModifiers(fakeNode({ name: 'f', extent, modifiers })).map(({ at, spec }) => [at, spec.name])).toEqual([
    [0, 'tag'],
    [1, 'checkOutput'],
  ])
})

it('a function can take what it does not feed and does not take yet', () => {
  expect(connectable(GRAPH, face).map((node) => node.name)).toEqual(['h'])
  expect(connectable(GRAPH, other).map((node) => node.name)).toEqual(['x', 'f_raw', 'f', 'g'])
})
