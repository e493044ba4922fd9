import { expect, test } from 'vitest'
import type { CheckedNode, QualityCheck, QualityReport } from '../../engine/page.ts'
import { filterNodes, stateBefore } from './qualityView.ts'

const record = (check: string, passes: boolean): QualityCheck => ({
  check,
  passes,
  state: passes ? 'passed' : 'failed',
  message: '',
  expected: '',
  column: null,
  failing: null,
  of: null,
  first: [],
  details: {},
  times: 1,
  failedTimes: passes ? 0 : 1,
})

test('a filter keeps checks in its state, and no node without any', () => {
  const nodes = [
    { node: 'a', importance: 'fail' as const, checks: [record('x', true), record('y', false)] },
    { node: 'b', importance: 'fail' as const, checks: [record('z', true)] },
  ]
  const report: QualityReport = { run: 1, counts: { passed: 2, warned: 0, failed: 1, notRun: 0 }, nodes }
  expect(filterNodes(report, 'all')).toBe(nodes)
  expect(filterNodes(report, 'failed').map(({ node, checks }) => [node, checks.length])).toEqual([['a', 1]])
  expect(filterNodes(report, 'warned')).toEqual([])
})

test('what a check found before is told where it was something else', () => {
  const before = new Map<string, CheckedNode>([['a', { node: 'a', importance: 'fail', checks: [record('x', false)] }]])
  expect(stateBefore(before, { node: 'a', check: 'x', state: 'passed' })).toBe('failed')
  expect(stateBefore(before, { node: 'a', check: 'x', state: 'failed' })).toBe(null)
  expect(stateBefore(before, { node: 'a', check: 'new', state: 'passed' })).toBe(null)
  expect(stateBefore(null, { node: 'a', check: 'x', state: 'passed' })).toBe(null)
})
