import { array, assert as check, constantFrom, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckRecord } from './check.ts'
import type { RunEvent } from './event.ts'
import { joinEvents } from './joinChecked.ts'
import { foldEvents } from './runState.ts'

const made = (failing: number): CheckRecord => ({
  check: 'f_range_validator',
  passes: failing === 0,
  message: failing ? `${failing} fail` : '',
  expected: '',
  column: null,
  failing,
  of: 4,
  first: Array.from({ length: failing }, (_, at) => ({ at: `[${at}]`, row: null, value: String(failing) })),
  details: {},
  times: 1,
  failedTimes: failing ? 1 : 0,
})

test('events about checks that are joined, in batches or not, come to the same', () => {
  const checked = record({ node: constantFrom('f', 'g'), failing: constantFrom(0, 1, 3) }).map(
    ({ node, failing }): RunEvent => ({ kind: 'nodeChecked', node, importance: 'warn', checks: [made(failing)] }),
  )
  const other = constantFrom<RunEvent>({ kind: 'itemsDone', block: 'k', done: 1, total: 2 })
  const start: RunEvent = { kind: 'runStarted', run: 1, nodes: ['f', 'g'], outputs: ['f'] }
  check(
    property(array(array(constantFrom(checked, other).chain((one) => one))), (batches) => {
      const plain = foldEvents(null, [start, ...batches.flat()])
      const joined = batches.map(joinEvents)
      expect(foldEvents(null, [start, ...joined.flat()])).toEqual(plain)
      for (const batch of joined) {
        const nodes = batch.flatMap((event) => (event.kind === 'nodeChecked' ? [event.node] : []))
        expect(new Set(nodes).size).toBe(nodes.length)
      }
    }),
  )
})
