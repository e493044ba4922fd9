import { codeOf } from '../codes.ts'
import { refuseNames } from '../listNames.ts'
import { NO_ENTRIES, NO_PARTS, type ValueType } from '../valueType.ts'

/** Moments, and those that are none (`Invalid Date`). */
export const dateType: ValueType<Date> = {
  kind: 'date',
  prototypes: [Date.prototype],
  is: (value) => value instanceof Date,

  typeName: () => 'Date',
  size: () => null,
  preview: (date) => (Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString()),
  entries: () => NO_ENTRIES,
  ...NO_PARTS,

  measure: () => 16,
  writeHash(date, { hash }) {
    refuseNames(date)
    hash.word(DATE).number(date.getTime())
  },

  codes: ['date'],
  write: (date, { code }) => code('date').number(date.getTime()),
  read: ({ bytes, keep }) => keep(new Date(bytes.number())),
}

const DATE = codeOf('date')
