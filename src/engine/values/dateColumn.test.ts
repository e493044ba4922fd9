import { desc, table } from 'arquero'
import { expect, test } from 'vitest'
import { findObstacle } from './cloneable.ts'
import { dateColumnOf } from './dateColumn.ts'
import { tableOf } from './formats/columns.ts'
import { createValueHasher } from './hash.ts'
import { fromWire, toWire } from './wire.ts'

const TIMES = [5, Number.NaN, 1, 3]
const DATES = TIMES.map((time) => (Number.isNaN(time) ? null : new Date(time)))
const read = () => tableOf({ names: ['day'], columns: [{ kind: 'date', values: new Float64Array(TIMES) }], rows: 4 })
const days = (of: unknown) => (of as ReturnType<typeof table>).array('day')

test('a table of dates that were read shows what one of a list shows, through every verb', () => {
  expect(days(read())).toEqual(DATES)
  expect([...read()]).toEqual(DATES.map((day) => ({ day })))
  expect(days(read().orderby(desc('day')))).toEqual(days(table({ day: DATES }).orderby(desc('day'))))
  expect(days(read().filter((row: { day: Date | null }) => row.day === null))).toEqual([null])
  expect(days(read().concat(table({ day: [new Date(9)] })))).toEqual([...DATES, new Date(9)])
  expect(days(read().slice(1, 3).reify())).toEqual([null, new Date(1)])
})

test('how a column of dates is held makes no difference to hashes, nor to what arrives in another thread', () => {
  const hash = createValueHasher()
  expect(hash(read())).toEqual(hash(table({ day: DATES })))
  expect(hash(fromWire(structuredClone(toWire(read()))))).toEqual(hash(table({ day: DATES })))
  const odd = table({ day: [null, undefined, new Date(Number.NaN), new Date(2)] })
  const arrived = fromWire(structuredClone(toWire(odd)))
  expect(days(arrived)).toEqual(days(odd))
  expect(hash(arrived)).toEqual(hash(odd))
  expect(findObstacle(arrived)).toBeNull()
})

test('the numbers that it is made of stay as they are', () => {
  const values = new Float64Array(TIMES)
  dateColumnOf(values)
  expect([...values]).toEqual(TIMES)
})
