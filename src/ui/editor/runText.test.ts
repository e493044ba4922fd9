import { describe, expect, it } from 'vitest'
import { foldEvents, makeProblem, type Program } from '../../engine/page.ts'
import { drawableProblems, followRun, startRunText } from './runText.ts'

const program = (): Program => ({ graph: { nodes: [], types: [], config: {}, problems: [] }, code: [] })
const runNumber = (run: number) => foldEvents(null, [{ kind: 'runStarted', run, nodes: [], outputs: [] }])
const thrown = makeProblem('DW-RUN-001', 'run', { message: 'a threw' })
const refused = makeProblem('DW-PLAN-001', 'request', { message: 'x is missing' })

describe('followRun', () => {
  it('draws what a run found while the program is the one it ran', () => {
    const state = { program: program(), run: null, runProblems: [] }
    const started = { ...state, run: runNumber(1) }
    const ended = { ...started, runProblems: [thrown] }
    const after = followRun(followRun(startRunText(state), started), ended)
    expect(drawableProblems(ended, after)).toEqual([thrown])
  })

  it('draws nothing of a run in a text that came later', () => {
    const started = { program: program(), run: runNumber(1), runProblems: [] }
    const ended = { ...started, program: program(), runProblems: [thrown] }
    expect(drawableProblems(ended, followRun(startRunText(started), ended))).toEqual([])
  })

  it('draws a refused request in the program that refused it', () => {
    const state = { program: program(), run: runNumber(1), runProblems: [] }
    const later = { ...state, program: program(), runProblems: [refused] }
    expect(drawableProblems(later, followRun(startRunText(state), later))).toEqual([refused])
  })
})
