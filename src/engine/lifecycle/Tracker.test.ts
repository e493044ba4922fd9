import { expect, test } from 'vitest'
import { Driver } from '../driver.ts'
import { PACKAGES } from '../packages.ts'
import { analyzed } from '../testing/analyzed.ts'
import { Tracker, type TrackerOptions } from './Tracker.ts'

const PROGRAM = analyzed(`
export function a(x: number): number[] { console.log('hi', x); return [x, x] }
export function b(a: number[]): number { if (a[0] === 3) throw new Error('no'); return a.length }
export function c(b: number): number { return b }
`)

function setUp(options: TrackerOptions = {}) {
  const tracker = new Tracker({ clock: () => 86_400_000, ...options })
  const driver = Driver.fromGraph(PROGRAM, { packages: PACKAGES, adapters: [tracker] })
  const run = (x: unknown, number = 1) => driver.run({ outputs: ['c'], inputs: { x }, overrides: {} }, { run: number })
  return { tracker, run }
}

const TIME = expect.any(Number)

test('a run is recorded: what was asked, and what became of each node', async () => {
  const { tracker, run } = setUp()
  await run(3, 7)
  expect(JSON.parse(JSON.stringify(tracker))).toEqual({
    runs: [
      {
        run: 7,
        startedAt: '1970-01-02T00:00:00.000Z',
        outcome: 'failed',
        duration: TIME,
        outputs: ['c'],
        inputs: [{ name: 'x', kind: 'number', type: 'number', text: '3', size: null, expandable: false }],
        overrides: [],
        nodes: [
          {
            name: 'a',
            status: 'ok',
            start: TIME,
            duration: TIME,
            worker: 0,
            reason: '',
            summary: { kind: 'array', type: 'Array', text: '[3, 3]', size: 2, expandable: true },
          },
          {
            name: 'b',
            status: 'failed',
            start: TIME,
            duration: TIME,
            worker: 0,
            reason: '"b" failed: Error: no',
            summary: null,
          },
          { name: 'c', status: 'skipped', start: TIME, duration: 0, worker: null, reason: 'b', summary: null },
        ],
        blocks: [],
        problems: [expect.objectContaining({ code: 'DW-RUN-001', nodes: ['b'] })],
        console: [{ node: 'a', level: 'log', text: 'hi 3' }],
      },
    ],
  })
})

test('the latest runs are kept, oldest first', async () => {
  const { tracker, run } = setUp({ keep: 2 })
  expect(tracker.latest).toBeNull()
  for (let number = 1; number <= 3; number++) await run(number, number)
  expect(tracker.runs.map((record) => [record.run, record.inputs[0]?.text])).toEqual([
    [2, '2'],
    [3, '3'],
  ])
  expect(tracker.latest?.outcome).toBe('failed')
})

test('a run that was refused is recorded too', async () => {
  const { tracker, run } = setUp()
  await run('text')
  expect(tracker.latest).toMatchObject({ outcome: 'failed', problems: [{ code: 'DW-RUN-005' }] })
})

test('a record that was taken while the run went on stays what it was', async () => {
  const { tracker, run } = setUp()
  const ran = run(1)
  const early = tracker.latest
  const text = JSON.stringify(early)
  await ran
  expect(JSON.stringify(early)).toBe(text)
  expect(tracker.latest?.outcome).toBe('ok')
})
