import { expect, test } from 'vitest'
import { startHistory } from '../store/history.ts'
import { requestFor } from '../store/requestedRun.ts'
import { fakeProgram } from '../testing/fakeProgram.ts'
import { helloWorld } from '../testing/helloWorld.ts'
import { runWords } from './runWords.ts'

const document = helloWorld()
const program = fakeProgram(requestFor(document, 0))
const withOutputs = (outputs: readonly string[] | null) => ({
  program,
  sandbox: 'ready' as const,
  history: startHistory({ ...document, settings: { ...document.settings, outputs } }),
})

test('Run counts the outputs, and its title the functions', () => {
  expect(runWords(withOutputs(['spend_zero_mean']))).toEqual({
    label: 'Run 1 output',
    title: 'Runs 2 functions for spend_zero_mean',
    disabled: false,
  })
})

test('where nothing was chosen it takes what no other function needs', () => {
  expect(runWords(withOutputs(null)).label).toBe('Run 3 outputs')
})

test('without outputs or without a program it cannot run, and says why', () => {
  expect(runWords(withOutputs([]))).toMatchObject({ disabled: true, label: 'Run' })
  expect(runWords({ ...withOutputs(null), program: null })).toMatchObject({ disabled: true })
})
