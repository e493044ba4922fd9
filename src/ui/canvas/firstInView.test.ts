import { expect, test } from 'vitest'
import { firstInView } from './firstInView.ts'
import type { CardNode } from './flow.ts'

const VIEW = { transform: [10, 0, 0.5] as [number, number, number], width: 400, height: 300 }
const NODES = Array.from({ length: 40 }, (_, at): CardNode => {
  return { id: `n${at}`, type: 'card', data: {}, position: { x: 200 * (39 - at) - 1000, y: 0 }, width: 160, height: 76 }
})
const namesOf = (nodes: readonly CardNode[]) => nodes.map(({ id }) => id)

test('takes as many as it may of those in view, in their order', () => {
  const inView = ['n31', 'n32', 'n33', 'n34']
  expect(namesOf(firstInView(NODES, 3, VIEW))).toEqual(inView.slice(0, 3))
})

test('gives the very nodes where no more are in view', () => {
  expect(firstInView(NODES, 4, VIEW)).toBe(NODES)
})
