import { array, boolean, assert as check, constantFrom, double, oneof, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import type { RunEvent } from '../model/event.ts'
import { summarise } from '../values/summarise.ts'
import { packEvents, unpackEvents } from './packEvents.ts'

const time = double({ min: 0, max: 1e6, noNaN: true })
const node = constantFrom('a', 'b', 'constructor', '__proto__')

/** Nodes that end at once, and whatever else happens between. */
const happening = oneof(
  {
    weight: 6,
    arbitrary: record({ node, start: time, end: time, isSummed: boolean(), worker: constantFrom(1, 2) }).map(pairOf),
  },
  record({ node, time }).map((one): RunEvent[] => [{ kind: 'nodeStarted', worker: 2, ...one }]),
  record({ node, time }).map((one): RunEvent[] => [{ kind: 'nodeFinished', summary: null, ...one }]),
  record({ node, time, because: node }).map((one): RunEvent[] => [{ kind: 'nodeSkipped', ...one }]),
)

interface Pair {
  readonly node: string
  readonly start: number
  readonly end: number
  readonly isSummed: boolean
  readonly worker: number
}

function pairOf({ node: name, start, end, isSummed, worker }: Pair) {
  const summary = isSummed ? summarise(start) : null
  const pair: RunEvent[] = [
    { kind: 'nodeStarted', node: name, time: start, worker },
    { kind: 'nodeFinished', node: name, time: end, summary },
  ]
  return pair
}

function unpacked(events: readonly RunEvent[]): RunEvent[] {
  const told: RunEvent[] = []
  unpackEvents(structuredClone(packEvents(events)), (event) => told.push(event))
  return told
}

test('whatever happened is told as it was, in its order', () => {
  check(
    property(array(happening, { maxLength: 60, size: 'max' }), (parts) => {
      const events = parts.flat()
      expect(unpacked(events)).toEqual(events)
    }),
  )
})

test('a thousand nodes that end at once are one part of the message', () => {
  const names = Array.from({ length: 1000 }, (_, at) => `n${at}`)
  const events = names.flatMap((name, at) =>
    pairOf({ node: name, start: at, end: at + 0.5, isSummed: false, worker: 2 }),
  )
  expect(packEvents(events)).toHaveLength(1)
  expect(unpacked(events)).toEqual(events)
})
