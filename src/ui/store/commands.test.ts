import { expect, test, vi } from 'vitest'
import { createFakeServices } from '../testing/fakeServices.ts'
import { checkedNodes, makeGraph, makeNode } from '../testing/graphs.ts'
import { commandsFor, targetOf } from './commands.ts'
import { createController } from './controller.ts'
import { show } from './show.ts'
import { createAppStore } from './state.ts'

const graph = makeGraph(
  makeNode('x', [], { kind: 'input', module: null }),
  makeNode('a', ['x']),
  makeNode('b', ['a']),
  ...checkedNodes('checked', ['a']),
)

function bench() {
  const store = createAppStore({
    program: { graph, code: [] },
    shown: show(graph, { open: new Set(), outputs: new Set() }),
  })
  return { store, controller: createController(store, createFakeServices()) }
}

function idsOf(names: readonly string[]): string[] {
  const { store, controller } = bench()
  return commandsFor({ kind: 'nodes', names }, store.getState(), controller).map((command) => command.id)
}

test('a function has all commands, an input those that make sense for it', () => {
  expect(idsOf(['a'])).toEqual(
    expect.arrayContaining(['node.rename', 'node.duplicate', 'node.move', 'node.pin', 'node.delete']),
  )
  const ofInput = idsOf(['x'])
  expect(ofInput).toEqual(expect.arrayContaining(['node.rename', 'node.retype', 'node.connect', 'node.delete']))
  for (const id of ['node.duplicate', 'node.move', 'node.pin', 'node.run']) expect(ofInput).not.toContain(id)
})

test('what a modifier made is not edited here, and says so', () => {
  const { store, controller } = bench()
  const commands = commandsFor({ kind: 'nodes', names: ['checked_raw'] }, store.getState(), controller)
  expect(commands.find((one) => one.id === 'node.rename')?.refusal).toBe('checked_raw is made by a modifier of checked')
})

test('every command of every target has a name of its own', () => {
  const { store, controller } = bench()
  for (const target of [
    { kind: 'nodes', names: ['a'] },
    { kind: 'nodes', names: ['a', 'b', 'x'] },
    { kind: 'edge', source: 'a', target: 'b', parameter: 'a' },
    { kind: 'module', path: 'm.ts' },
    { kind: 'canvas', at: { x: 0, y: 0 } },
  ] as const) {
    const commands = commandsFor(target, store.getState(), controller)
    expect(new Set(commands.map((one) => one.id)).size).toBe(commands.length)
    expect(commands.every((one) => one.title !== '')).toBe(true)
  }
})

test('deleting asks only where somebody stays who needs it', () => {
  const { store, controller } = bench()
  const attempt = vi.spyOn(controller, 'attempt').mockResolvedValue(true)
  const press = (names: readonly string[]) =>
    commandsFor({ kind: 'nodes', names }, store.getState(), controller)
      .find((one) => /delete$/.test(one.id))
      ?.run()
  press(['b'])
  expect(attempt).toHaveBeenCalledWith({ kind: 'remove', nodes: ['b'], reconnect: false })
  press(['a'])
  expect(store.getState().prompt).toMatchObject({ kind: 'remove', nodes: ['a'] })
})

test('keys are about the selected wire, else the marked cards, else the selected one', () => {
  const { store, controller } = bench()
  expect(targetOf(store.getState())).toBe(null)
  controller.select('a')
  expect(targetOf(store.getState())).toEqual({ kind: 'nodes', names: ['a'] })
  controller.selectEdge({ kind: 'edge', source: 'a', target: 'b', parameter: 'a' })
  expect(targetOf(store.getState())).toMatchObject({ kind: 'edge', target: 'b' })
  controller.select('b')
  expect(targetOf(store.getState())).toEqual({ kind: 'nodes', names: ['b'] })
})
