import { expect, test } from 'vitest'
import { foldEvents } from '../../engine/page.ts'
import { moduleCard } from '../store/modules.ts'
import { show } from '../store/show.ts'
import { createAppStore } from '../store/state.ts'
import { checkedNodes, makeGraph, makeNode } from '../testing/graphs.ts'
import { moduleCardView } from './moduleCardView.ts'

const graph = makeGraph(...checkedNodes('f', []), makeNode('g', ['f']), makeNode('h', ['g'], { module: 'other.ts' }))
const shown = show(graph, { open: new Set(), outputs: new Set(), folded: ['m.ts'] })
const state = { ...createAppStore().getState(), shown, program: { graph, code: [] } }
const CARD = moduleCard('m.ts')

test('a module’s card counts functions, not the nodes that modifiers made of them, and outputs', () => {
  expect(moduleCardView(state, CARD)).toEqual({ path: 'm.ts', functions: 2, outputs: 0, done: 0, running: 0 })
  expect(moduleCardView(state, 'h')).toBeNull()
})

test('it tells how far its nodes are', () => {
  const run = foldEvents(null, [
    { kind: 'runStarted', run: 1, nodes: ['f', 'g'], outputs: ['g'] },
    { kind: 'nodeStarted', node: 'f', time: 0, worker: 0 },
  ])
  expect(moduleCardView({ ...state, run }, CARD)).toMatchObject({ done: 0, running: 2 })
})
