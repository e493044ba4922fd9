import { describe, expect, it } from 'vitest'
import { foldEvents, makeProblem, type Problem, type Program } from '../../engine/page.ts'
import { allProblems, countProblems, problemsOf } from './problems.ts'

const warning = makeProblem('DW-A-001', 'body', { message: 'maybe', severity: 'warning', nodes: ['a'] })
const error = makeProblem('DW-A-002', 'build', { message: 'wrong', nodes: ['a', 'b'] })
const thrown = makeProblem('DW-RUN-001', 'run', { message: 'threw', nodes: ['b'] })
const refused = makeProblem('DW-PLAN-001', 'request', { message: 'x is missing' })

function sources(problems: readonly Problem[] = []) {
  const program: Program = { graph: { nodes: [], types: [], config: {}, problems }, code: [] }
  return { program, runProblems: [] as Problem[], analyzerProblem: null, run: null, files: new Map() }
}
const failedRun = foldEvents(null, [
  { kind: 'runStarted', run: 1, nodes: ['b'], outputs: ['b'] },
  { kind: 'nodeFailed', node: 'b', time: 1, problem: thrown },
])

describe('allProblems', () => {
  it('puts errors first', () => {
    expect(allProblems(sources([warning, error]))).toEqual([error, warning])
  })

  it('shows a failure once, though the run and its end both tell of it', () => {
    expect(allProblems({ ...sources([error]), run: failedRun, runProblems: [thrown] })).toEqual([error, thrown])
    expect(countProblems({ ...sources([error]), run: failedRun, runProblems: [{ ...error }] })).toBe(1)
  })

  it('forgets the run before when a request was refused', () => {
    expect(allProblems({ ...sources(), run: failedRun, runProblems: [refused] })).toEqual([refused])
  })

  it('tells what is wrong with data files', () => {
    const ragged = makeProblem('DW-DATA-001', 'data', { message: 'row 3 has 1 field' })
    const files = new Map([
      ['a.csv', { name: 'a.csv', bytes: 1, rows: 0, columns: [], isTable: false, problems: [ragged] }],
    ])
    expect(allProblems({ ...sources(), files })).toEqual([ragged])
  })

  it('can be asked for one node', () => {
    expect(problemsOf([warning, error, thrown], 'b')).toEqual([error, thrown])
  })
})
