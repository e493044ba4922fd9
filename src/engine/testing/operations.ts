import type { Json } from '../model/module.ts'

/** The types that values of random programs have, as TypeScript writes them. */
export const VALUE_TYPES = [
  'number',
  'string',
  'boolean',
  'bigint',
  'number | null',
  'number | undefined',
  'number[]',
  'Float64Array',
  'Int32Array',
  'Item',
  'Map<string, number>',
  'Set<number>',
  'Date',
  'ColumnTable',
  'unknown',
] as const

export type ValueType = (typeof VALUE_TYPES)[number]

/** A value of every type that JSON, or its conversion, can give. */
export const GIVEN: Readonly<Partial<Record<ValueType, Json>>> = {
  number: 4.5,
  string: 'text',
  boolean: true,
  'number | null': null,
  'number[]': [3, 1, 2],
  Float64Array: [0.5, 1e300, 7],
  Date: '2024-02-29T12:00:00.000Z',
  'Set<number>': [1, 2],
}

/** What a function is given where that JSON stands for a value of the type. */
export function fromGiven(type: ValueType, given: Json | undefined): unknown {
  if (type === 'Float64Array' && Array.isArray(given)) return Float64Array.from(given.map(Number))
  if (type === 'Set<number>' && Array.isArray(given)) return new Set(given)
  return type === 'Date' ? new Date(String(given)) : given
}

/** What a function of a random program does: its body is plain JavaScript, so that an oracle can run the same text. */
export interface Operation {
  readonly takes: readonly ValueType[]
  readonly gives: ValueType
  /** An expression over its parameters' names. */
  readonly body: (...parameters: readonly string[]) => string
}

/** Of each kind of value some that make it, some that read it, and some that hand it on: a value may have many names. */
export const OPERATIONS: readonly [Operation, ...Operation[]] = [
  { takes: [], gives: 'number', body: () => '7' },
  { takes: [], gives: 'number', body: () => '-0' },
  { takes: [], gives: 'number', body: () => 'Number.NaN' },
  { takes: [], gives: 'string', body: () => '"a\\u2028 \\"b\\" 🌍"' },
  { takes: [], gives: 'bigint', body: () => '12345678901234567890n' },
  { takes: [], gives: 'Float64Array', body: () => 'new Float64Array([1, NaN, -0, Infinity, 2.5])' },
  { takes: [], gives: 'Date', body: () => 'new Date(86400000)' },
  { takes: ['number', 'number'], gives: 'number', body: (a, b) => `${a} + ${b}` },
  { takes: ['number', 'number'], gives: 'number', body: (a, b) => `${a} * 2 - ${b}` },
  { takes: ['number'], gives: 'number', body: (a) => `twice(${a})` },
  { takes: ['number'], gives: 'string', body: (a) => `"n=" + ${a}` },
  { takes: ['number'], gives: 'number | null', body: (a) => `${a} > 3 ? ${a} : null` },
  { takes: ['number'], gives: 'number | undefined', body: (a) => `${a} > 3 ? undefined : ${a}` },
  { takes: ['number | null'], gives: 'boolean', body: (a) => `${a} === null` },
  { takes: ['number | undefined'], gives: 'boolean', body: (a) => `${a} === undefined` },
  { takes: ['number', 'boolean'], gives: 'number[]', body: (a, b) => `[${a}, ${b} ? 1 : 0, NaN, -0]` },
  { takes: ['number[]'], gives: 'Float64Array', body: (a) => `Float64Array.from(${a})` },
  { takes: ['number[]'], gives: 'number', body: (a) => `${a}.reduce((sum, one) => sum + one, 0)` },
  { takes: ['Float64Array'], gives: 'Float64Array', body: (a) => a ?? '' },
  { takes: ['Float64Array'], gives: 'Float64Array', body: (a) => `${a}.subarray(1)` },
  { takes: ['Float64Array'], gives: 'Int32Array', body: (a) => `Int32Array.from(${a})` },
  { takes: ['Int32Array'], gives: 'number', body: (a) => `${a}.length` },
  {
    takes: ['Float64Array', 'string'],
    gives: 'Item',
    body: (a, b) => `({ id: 1, items: [...${a}], inner: { name: ${b} } })`,
  },
  { takes: ['Item'], gives: 'string', body: (a) => `${a}.inner.name` },
  { takes: ['Item'], gives: 'number[]', body: (a) => `${a}.items` },
  {
    takes: ['string', 'number'],
    gives: 'Map<string, number>',
    body: (a, b) => `new Map([[${a}, ${b}], ["__proto__", 2]])`,
  },
  { takes: ['Map<string, number>'], gives: 'Set<number>', body: (a) => `new Set(${a}.values())` },
  { takes: ['Set<number>'], gives: 'number[]', body: (a) => `[...${a}]` },
  { takes: ['Date', 'bigint'], gives: 'bigint', body: (a, b) => `${b} + BigInt(${a}.getTime())` },
  { takes: ['Date'], gives: 'Date', body: (a) => `new Date(${a}.getTime() + 1)` },
  {
    takes: ['number[]', 'string'],
    gives: 'ColumnTable',
    body: (a, b) => `table({ value: ${a}, name: ${a}.map(() => ${b}) })`,
  },
  {
    takes: ['Float64Array'],
    gives: 'ColumnTable',
    body: (a) => `table({ value: Array.from(${a}), missing: Array.from(${a}, () => null) }).groupby("value")`,
  },
  { takes: ['ColumnTable'], gives: 'ColumnTable', body: (a) => `${a}.filter("d => d.value > 0")` },
  { takes: ['ColumnTable'], gives: 'ColumnTable', body: (a) => `${a}.orderby(desc("value"))` },
  { takes: ['ColumnTable'], gives: 'number', body: (a) => `${a}.numRows()` },
  { takes: ['ColumnTable'], gives: 'ColumnTable', body: (a) => `${a}.count()` },
  {
    takes: ['ColumnTable', 'Float64Array'],
    gives: 'unknown',
    body: (a, b) => `({ table: ${a}, again: [${a}], data: ${b}, more: ${b}.subarray(0, 1) })`,
  },
  {
    takes: ['Map<string, number>', 'ColumnTable'],
    gives: 'unknown',
    body: (a, b) => `new Map().set("table", ${b}).set("map", ${a})`,
  },
  { takes: ['unknown', 'unknown'], gives: 'unknown', body: (a, b) => `[${a}, ${b}, ${a}]` },
  { takes: ['unknown'], gives: 'unknown', body: (a) => `({ [String(typeof ${a})]: ${a} })` },
]
