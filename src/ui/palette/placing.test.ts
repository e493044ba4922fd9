import { expect, test } from 'vitest'
import { createAppStore } from '../store/state.ts'
import { fakeProgram } from '../testing/fakeProgram.ts'
import { freeNodeName, homeModule, newFunction, toNodeName } from './placing.ts'

const text = 'export function total(spend: number[]): number[] {\n  return spend\n}\n'
const FILES = [
  { path: 'main.ts', text },
  { path: 'lib/help.ts', text: '' },
]
const program = fakeProgram({ files: FILES, modules: ['main.ts'], config: {} })
const { history } = createAppStore().getState()
const withFiles = { ...history, present: { ...history.present, files: FILES } }

test.each([
  ['Mean of spend', 'Mean_of_spend'],
  [' spend-mean! ', 'spend_mean'],
  ['3 weeks', 'n3_weeks'],
  ['äpfel', 'äpfel'],
  ['!', ''],
])('%j is meant as %j', (words, name) => {
  expect(toNodeName(words)).toBe(name)
})

test('new functions go to the open module; helpers are none', () => {
  expect(homeModule({ history: withFiles, activeFile: 'main.ts' })).toBe('main.ts')
  expect(homeModule({ history: withFiles, activeFile: 'lib/help.ts' })).toBe('main.ts')
  expect(homeModule({ history, activeFile: null })).toBe('main.ts')
})

test('what is placed on a wire gives what it takes until its body says otherwise', () => {
  const state = { program, history: withFiles, activeFile: 'main.ts' }
  expect(newFunction('share', 'total', state)).toMatchObject({ takes: [{ name: 'total' }], returns: 'number[]' })
  expect(newFunction('share', null, state)).toMatchObject({ takes: [], returns: 'number' })
})

test('a name that a node has is told apart by a number', () => {
  expect([freeNodeName('total', program), freeNodeName('spend', program), freeNodeName('other', program)]).toEqual([
    'total_1',
    'spend_1',
    'other',
  ])
})
