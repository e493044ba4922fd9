import { expect, test } from 'vitest'
import { foldEvents, type NodeRun, type NodeStatus, type RunState } from '../../engine/page.ts'
import { runOfGroup } from './runOfGroup.ts'

function runWith(statuses: Readonly<Record<string, NodeStatus>>): RunState | null {
  const state = foldEvents(null, [{ kind: 'runStarted', run: 1, nodes: [], outputs: [] }])
  const node = { start: 0, duration: 1, worker: 0, reason: '', summary: null }
  const nodes = Object.entries(statuses).map(([name, status]): [string, NodeRun] => [name, { ...node, status }])
  return state && { ...state, nodes: new Map(nodes) }
}

test('a card that stands for nobody else shows its own status', () => {
  expect(runOfGroup(runWith({ f: 'ok', other: 'failed' }), [], 'f')?.status).toBe('ok')
})

test('a failure inside is told before anything else, then what waits, then what runs', () => {
  const status = (statuses: Readonly<Record<string, NodeStatus>>) =>
    runOfGroup(runWith(statuses), ['f_raw', 'f_check'], 'f')?.status
  expect(status({ f_raw: 'failed', f_check: 'skipped', f: 'skipped' })).toBe('failed')
  expect(status({ f_raw: 'running', f_check: 'paused', f: 'queued' })).toBe('paused')
  expect(status({ f_raw: 'ok', f_check: 'running', f: 'queued' })).toBe('running')
  expect(status({ f_raw: 'ok', f_check: 'ok', f: 'ok' })).toBe('ok')
})

test('without a run there is nothing to tell', () => {
  expect(runOfGroup(null, ['f_raw'], 'f')).toBeUndefined()
})

test('a folded module, which has no run of its own, tells that of its nodes', () => {
  const status = (statuses: Readonly<Record<string, NodeStatus>>) =>
    runOfGroup(runWith(statuses), ['a', 'b'], './m.ts')?.status
  expect(status({ a: 'ok', b: 'queued' })).toBe('queued')
  expect(status({ a: 'ok', b: 'ok' })).toBe('ok')
  expect(status({ other: 'ok' })).toBeUndefined()
})
