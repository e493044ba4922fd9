import { array, assert as check, integer, nat, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { type BatchSize, createStepBoard } from './stepBoard.ts'

const sumOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0)
const upTo = (milliseconds: number): BatchSize => ({ awaited: milliseconds, free: milliseconds })

const requests = record({
  rows: array(record({ back: array(nat(6), { maxLength: 3 }), cost: nat(9), line: nat(3) }), {
    minLength: 1,
    maxLength: 60,
  }),
  lines: integer({ min: 1, max: 4 }),
  limit: integer({ min: 1, max: 30 }),
  /** Which batches come back unfinished, and which ended step is lost after each. */
  chances: array(nat(9), { minLength: 8, maxLength: 8 }),
})

test('whoever takes, steals, gives back and loses: each step goes out after its needs, until all have ended', () => {
  check(
    property(requests, ({ rows, lines, limit, chances }) => {
      const needs = rows.map(({ back }, at) => [...new Set(back.flatMap((one) => (one < at ? [at - 1 - one] : [])))])
      const board = createStepBoard({
        graph: { needs },
        line: rows.map((row) => row.line % lines),
        place: rows.map((_, at) => at),
        cost: rows.map((row) => row.cost),
        lines,
        isApart: () => false,
      })
      const ended = new Set<number>()
      for (let turn = 0; board.left > 0; turn++) {
        expect(turn).toBeLessThan(2000)
        const at = turn % lines
        const waiting = rows.flatMap((row, step) => (ended.has(step) ? [] : [row.cost]))
        const rests = Array.from({ length: lines }, (_, one) => board.restOf(one))
        expect(sumOf(rests)).toBe(sumOf(waiting))
        const size = { awaited: limit, free: limit + board.restOf(at) / 4 }
        let batch = board.take(at, size)
        if (batch.length === 0 && board.steal(at, () => true)) batch = board.take(at, size)
        const done = chances[turn % 8] === 0 ? batch.slice(0, Math.ceil(batch.length / 2)) : batch
        for (const [place, step] of batch.entries()) {
          const before = new Set([...ended, ...batch.slice(0, place)])
          expect(ended.has(step)).toBe(false)
          for (const need of needs[step] ?? []) expect(before).toContain(need)
        }
        for (const step of done) {
          board.end(step)
          ended.add(step)
        }
        board.putBack(batch)
        const lost = done.find((step) => needs.every((from) => !from.includes(step)))
        if (lost !== undefined && turn < 8 && chances[turn] === 1) {
          board.redo(lost)
          ended.delete(lost)
        }
      }
      expect(ended.size).toBe(rows.length)
      expect(board.hasReady).toBe(false)
    }),
  )
})

test('a batch holds what its time allows, and one step at least', () => {
  const board = createStepBoard({
    graph: { needs: [[], [0], [1], []] },
    line: [0, 0, 0, 0],
    place: [0, 1, 2, 3],
    cost: [2, 2, 50, 1],
    lines: 1,
    isApart: () => false,
  })
  expect(board.take(0, upTo(5))).toEqual([0, 1])
  expect(board.take(0, upTo(5))).toEqual([3])
  for (const step of [0, 1, 3]) board.end(step)
  expect(board.take(0, upTo(5))).toEqual([2])
})

test('steps that no other line waits for go out together, as far as their time allows; one that another waits for is soon back', () => {
  const needs = [...Array.from({ length: 6 }, () => []), [5]]
  const board = createStepBoard({
    graph: { needs },
    line: [0, 0, 0, 0, 0, 0, 1],
    place: needs.map((_, at) => at),
    cost: needs.map(() => 10),
    lines: 2,
    isApart: () => false,
  })
  const size = { awaited: 4, free: 30 }
  expect([board.restOf(0), board.restOf(1)]).toEqual([60, 10])
  expect(board.take(0, size)).toEqual([0, 1, 2])
  expect(board.take(0, size)).toEqual([3, 4])
  expect(board.take(0, size)).toEqual([5])
  expect([board.restOf(0), board.restOf(1)]).toEqual([0, 10])
})

test('steps go out together as they stand in the line, as far as they are ready; past one that is not only as many as others may wait for', () => {
  const board = createStepBoard({
    graph: { needs: [[], [0], [5], [], [], []] },
    line: [0, 0, 0, 0, 0, 1],
    place: [0, 1, 2, 3, 4, 5],
    cost: [10, 10, 10, 10, 10, 10],
    lines: 2,
    isApart: () => false,
  })
  const size = { awaited: 4, free: 4, inOrder: 40 }
  expect(board.take(0, size)).toEqual([0, 1])
  expect(board.take(0, size)).toEqual([3])
  board.end(5)
  expect(board.take(0, size)).toEqual([2, 4])
})

test('a thief takes no more than half of what waits', () => {
  const needs = Array.from({ length: 8 }, () => [])
  const board = createStepBoard({
    graph: { needs },
    line: needs.map(() => 0),
    place: needs.map((_, at) => at),
    cost: needs.map(() => 1),
    lines: 2,
    isApart: () => false,
  })
  expect(board.steal(1, (step) => step !== 0)).toBe(true)
  expect(board.take(1, upTo(100))).toEqual([1, 2, 3, 4])
  expect(board.take(0, upTo(100))).toEqual([0, 5, 6, 7])
})
