import { expect, test } from 'vitest'
import { foldEvents } from '../../engine/page.ts'
import { showPlainly } from '../store/shown.ts'
import { edge, makeGraph, makeNode } from '../testing/graphs.ts'
import { wireTip } from './wireTip.ts'

const graph = makeGraph(makeNode('a'), makeNode('b', [], { dependencies: [edge('a', { parameter: 'value' })] }))
const shown = showPlainly(graph)
const summary = { kind: 'number', type: 'number', text: '28.3', size: null, expandable: false } as const
const run = foldEvents(null, [
  { kind: 'runStarted', run: 1, nodes: ['a'], outputs: ['a'] },
  { kind: 'nodeFinished', node: 'a', time: 2, summary },
])

test('a wire tells what went through it, and its type', () => {
  expect(wireTip({ shown, run }, 'a', 'b', 'value')).toEqual({
    source: 'a',
    target: 'b',
    parameter: 'value',
    type: 'number',
    value: '28.3',
    status: 'ok',
  })
})

test('before a run there is no value, and a parameter of the source’s name is not told twice', () => {
  const plain = makeGraph(makeNode('a'), makeNode('b', ['a']))
  const view = wireTip({ shown: showPlainly(plain), run: null }, 'a', 'b', 'a')
  expect([view?.parameter, view?.value, view?.status]).toEqual([null, '', 'idle'])
  expect(wireTip({ shown, run: null }, 'a', 'gone', 'a')).toBeNull()
})
