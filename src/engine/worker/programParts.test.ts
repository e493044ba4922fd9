import { array, assert as check, constantFrom, property, record, subarray } from 'fast-check'
import { expect, test } from 'vitest'
import { bareNode } from '../model/bareNode.ts'
import type { GraphNode, Program } from '../model/graph.ts'
import { createProgramSender, createProgramTaker } from './programParts.ts'

const [first, second] = [frameOf('first.ts'), frameOf('second.ts')]
const made = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [bareNode(name, {}), bareNode(name, { doc: 'again' })])
const runs = array(record({ frame: constantFrom(first, second), nodes: subarray(made) }), {
  minLength: 1,
  maxLength: 8,
})

function frameOf(path: string): Program {
  const lines = { lineOffset: 0, shifts: [] }
  const code = [{ path, text: '', lines, imports: [], packages: [] }]
  return { graph: { nodes: [], types: [], config: {}, problems: [] }, code }
}

function programOf(frame: Program, nodes: readonly GraphNode[]): Program {
  return { ...frame, graph: { ...frame.graph, nodes } }
}

test('whatever runs come one after the other, a runner has the program of each', () => {
  check(
    property(runs, (programs) => {
      const [send, take] = [createProgramSender(), createProgramTaker()]
      for (const { frame, nodes } of programs) {
        const oneEach = [...new Map(nodes.map((node) => [node.name, node])).values()]
        const program = programOf(frame, oneEach)
        expect(take(structuredClone(send(program)))).toEqual(program)
      }
    }),
  )
})

test('what a runner has is not sent again, and an unchanged program is the same object', () => {
  const [send, take] = [createProgramSender(), createProgramTaker()]
  const [a, , b] = made
  if (!a || !b) throw new Error('two nodes')
  const whole = take(send(programOf(first, [a, b])))
  expect(send(programOf(first, [a, b]))).toEqual({ frame: null, nodes: [], names: null })
  expect(take({ frame: null, nodes: [], names: null })).toBe(whole)
  expect(send(programOf(first, [a]))).toEqual({ frame: null, nodes: [], names: ['a'] })
})
