import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyzed } from '../../testing/analyzed.ts'
import { type CostEntry, createCostBook, joinCosts } from './costBook.ts'

const program = analyzed('export function a(): number { return 1 }')

/** What a book counts on after it was told these, one after the other. */
function learned(...measured: readonly number[]): number {
  const book = createCostBook()
  for (const milliseconds of measured) book.noteTime(program, 'a', milliseconds)
  return book.of(program, 'a').milliseconds
}

test('what was measured is what the next plan counts on; nothing else is', () => {
  const book = createCostBook()
  const guess = book.of(program, 'a')
  book.noteTime(program, 'a', 8)
  book.noteSize(program, 'a', 100)
  expect(book.of(program, 'a')).toEqual({ milliseconds: 8, bytes: 100, isKnown: true })
  expect(book.of(program, 'b')).toEqual(guess)
})

test('what was faster is believed at once; what was slower is met half way, in orders of magnitude', () => {
  expect(learned(8, 4)).toBe(4)
  expect(learned(8, 1, 4)).toBe(2)
  expect(learned(8, 4, 4, 4)).toBe(4)
})

test('a trivial function stays one though its first call is compiled, and though another one is interrupted', () => {
  expect(learned(0.2)).toBe(0)
  expect(learned(0.2, 0.1)).toBeLessThan(0.02)
  expect(learned(0.2, 0.002, 10)).toBeLessThan(0.2)
  expect(learned(0.2, 0.002, 10, 0.003)).toBe(0.003)
})

test('a function that has become slow is known as such after a few runs', () => {
  expect(learned(0.2, 0.002, 40, 40, 40, 40, 40)).toBeGreaterThan(20)
})

test('another version of the code is not known; the book can be kept as plain data', () => {
  const first = { ...program, versions: { a: '1' } }
  const book = createCostBook()
  book.noteTime(first, 'a', 8)
  const kept = createCostBook(JSON.parse(JSON.stringify(book)))
  expect(kept.of(first, 'a').milliseconds).toBe(8)
  expect(kept.of({ ...program, versions: { a: '2' } }, 'a')).toEqual(createCostBook().of(program, 'a'))
})

test('a size that was noted without a time is no measured time, also after it was kept', () => {
  const book = createCostBook()
  book.noteSize(program, 'a', 100)
  const kept = createCostBook(JSON.parse(JSON.stringify(book)))
  expect(kept.of(program, 'a')).toEqual({ ...createCostBook().of(program, 'a'), bytes: 100 })
})

test('of a kept book whatever is damaged or foreign is ignored, the rest is known', () => {
  const book = createCostBook()
  book.noteTime(program, 'a', 8)
  const entries = book.toJSON()
  const measured = [[], [1], [-1, 1, 1], ['1', 1, 1], [Number.NaN, 1, 1], [1, 1], [1, 1, null], [1, 1, '1']]
  const damaged = [null, 7, 'a', [], [1, 1, 1, 1], ...measured.map((rest) => ['b', ...rest])]
  expect(createCostBook([...damaged, ...entries]).toJSON()).toEqual(entries)
  for (const foreign of [null, 7, 'text', { costs: entries }]) expect(createCostBook(foreign).toJSON()).toEqual([])
})

test('a book has room for 20,000 steps; what was noted longest ago goes first', () => {
  const stepOf = (at: number) => `step${at}`
  const entries = Array.from({ length: 20_000 }, (_, at) => [stepOf(at), 1, 1, at + 1])
  const book = createCostBook([...entries, ['gone', 1, 1, 0]])
  const isKnown = (step: string) => book.of(program, step).isKnown
  expect([book.toJSON().length, isKnown('gone'), isKnown(stepOf(0))]).toEqual([20_000, false, true])
  book.noteTime(program, stepOf(0), 3)
  book.noteTime(program, 'new', 3)
  book.noteSize(program, 'other', 3)
  expect([0, 1, 2, 3].map((at) => isKnown(stepOf(at)))).toEqual([true, false, false, true])
  expect(book.toJSON().map(([key]) => key)).toEqual([
    ...entries.slice(3).map(([key]) => key),
    ...[stepOf(0), expect.stringMatching(/^new/), expect.stringMatching(/^other/)],
  ])
})

test('of two entries of a step the newest counts, and stands last', () => {
  const book = createCostBook([
    ['a', 2, null, 3],
    ['b', 1, 1, 2],
    ['a', 1, 1, 1],
  ])
  expect(book.toJSON()).toEqual([
    ['b', 1, 1, 2],
    ['a', 2, null, 3],
  ])
})

test('what is noted counts over what was known, though the clock was put back', () => {
  const kept = [['a', 8, 100, 5000]]
  const book = createCostBook(kept, () => 1000)
  book.noteTime({ ...program, graph: { ...program.graph, nodes: [] } }, 'a', 2)
  expect(joinCosts(kept, book.toJSON())).toEqual([['a', 2, 100, 5000]])
})

const measure = fc.option(fc.nat())
const books = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', '__proto__'), measure, measure, fc.nat(50)), {
    selector: ([, , , at]) => at,
  })
  .chain((entries) => fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries), fc.shuffledSubarray(entries)))

test('of two books nothing is lost, of each step the newest is known, and whose is joined to whose makes no difference', () => {
  fc.assert(
    fc.property(books, ([all, some, others]) => {
      const both = all.filter((entry) => some.includes(entry) || others.includes(entry)).sort((a, b) => a[3] - b[3])
      const newest = both.filter(([key, , , at]) => both.every((other) => other[0] !== key || other[3] <= at))
      expect(joinCosts(some, others)).toEqual(newest)
      expect(joinCosts(others, some)).toEqual(newest)
      expect(joinCosts(joinCosts(some, others), some)).toEqual(newest)
    }),
  )
})

test('two books together have room for as many steps as one', () => {
  const half = (name: string, since: number) =>
    Array.from({ length: 15_000 }, (_, at): CostEntry => [`${name}${at}`, 1, 1, since + at])
  const [older, newer] = [half('a', 0), half('b', 20_000)]
  expect(String(joinCosts(newer, older))).toBe(String([...older.slice(10_000), ...newer]))
})
