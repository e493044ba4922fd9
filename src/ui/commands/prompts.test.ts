import { expect, test } from 'vitest'
import { EMPTY_DOCUMENT } from '../store/document.ts'
import { startHistory } from '../store/history.ts'
import { makeGraph, makeNode } from '../testing/graphs.ts'
import { formFor } from './prompts.ts'

const files = [
  { path: 'm.ts', text: '' },
  { path: 'data.csv.ts', text: '' },
  { path: 'notes.md', text: '' },
]
const state = {
  program: { graph: makeGraph(makeNode('a'), makeNode('b', ['a']), makeNode('c', ['b'])), code: [] },
  history: startHistory({ ...EMPTY_DOCUMENT, files }),
  activeFile: 'm.ts',
}

test('a new function is asked for with what it takes, and goes where it was asked for', () => {
  const form = formFor({ kind: 'newFunction', takes: ['a'], place: { x: 10.4, y: 20 } }, state)
  expect(form?.fields.map((field) => [field.name, field.value])).toEqual([
    ['name', ''],
    ['takes', 'a'],
    ['returns', 'number'],
    ['module', 'm.ts'],
  ])
  expect(form?.actions[0]?.answer({ name: ' d ', takes: 'a, n: number', returns: 'string', module: 'more' })).toEqual({
    kind: 'intent',
    intent: {
      kind: 'addFunction',
      name: 'd',
      module: 'more.ts',
      takes: [{ name: 'a' }, { name: 'n', type: 'number' }],
      returns: 'string',
    },
    besides: [{ kind: 'moveNodes', positions: { d: { x: 10, y: 20 } } }],
  })
})

test('deleting names those that need it, and offers to reconnect them', () => {
  const form = formFor({ kind: 'remove', nodes: ['b'] }, state)
  expect(form?.text).toMatch(/^c needs it\./)
  expect(form?.actions.map((action) => action.label)).toEqual(['Delete and reconnect', 'Delete'])
  expect(form?.actions[0]?.answer({})).toMatchObject({ intent: { kind: 'remove', nodes: ['b'], reconnect: true } })
})

test('a pin is JSON, and null is a value', () => {
  const pin = formFor({ kind: 'pin', node: 'a' }, state)?.actions[0]
  expect(pin?.answer({ value: 'null' })).toEqual({
    kind: 'edit',
    edit: { kind: 'setOverride', name: 'a', value: null },
  })
  expect(pin?.answer({ value: 'oops' })).toMatchObject({ kind: 'wrong' })
  expect(pin?.answer({ value: '' })).toMatchObject({ kind: 'wrong' })
})

test('a move offers the other modules', () => {
  const form = formFor({ kind: 'move', nodes: ['a'] }, state)
  expect(form?.fields[0]?.options).toEqual(['data.csv.ts'])
})

test('limits are amounts above 0; an empty field is none', () => {
  const form = formFor({ kind: 'limits' }, state)
  expect(form?.fields.map(({ value }) => value)).toEqual(['', '', ''])
  expect(form?.actions[0]?.answer({ runSeconds: ' 60 ', nodeSeconds: '', megabytes: '0.5' })).toEqual({
    kind: 'edit',
    edit: { kind: 'setSettings', settings: { limits: { runSeconds: 60, nodeSeconds: null, megabytes: 0.5 } } },
  })
  for (const text of ['0', '-1', 'ten', 'Infinity'])
    expect(form?.actions[0]?.answer({ nodeSeconds: text })).toMatchObject({ kind: 'wrong' })
})
