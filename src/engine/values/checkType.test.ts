import { table } from 'arquero'
import {
  type Arbitrary,
  array,
  boolean,
  assert as check,
  constant,
  constantFrom,
  dictionary,
  double,
  letrec,
  oneof,
  property,
  string,
  tuple as tupleOf,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shape, TypeId, TypeTable } from '../model/type.ts'
import { findMisfit } from './checkType.ts'
import { formatMisfit } from './fit.ts'

/** A type table with names to build it by. */
function types() {
  const all: { text: string; shape: Shape }[] = []
  const add = (text: string, shape: Shape): TypeId => all.push({ text, shape }) - 1
  const number = add('number', { kind: 'primitive', name: 'number' })
  const text = add('string', { kind: 'primitive', name: 'string' })
  const nothing = add('null', { kind: 'primitive', name: 'null' })
  return { all, add, number, text, nothing }
}

function told(value: unknown, type: TypeId, all: TypeTable): string | null {
  const misfit = findMisfit(value, type, all)
  return misfit && formatMisfit('a', misfit)
}

describe('a value that does not fit is told with its place', () => {
  const { all, add, number, text, nothing } = types()
  const numbers = add('number[]', { kind: 'array', element: number })
  const maybe = add('number | null', { kind: 'union', members: [number, nothing] })
  const item = add('Item', {
    kind: 'object',
    fields: [
      { name: 'name', optional: false, type: text },
      { name: '__proto__', optional: true, type: number },
      { name: '__@iterator@12', optional: false, type: number },
    ],
    index: null,
  })
  const items = add('Item[]', { kind: 'array', element: item })
  const scores = add('Map<string, number[]>', { kind: 'map', key: text, value: numbers })
  const circle = add('"circle"', { kind: 'literal', value: 'circle' })
  const square = add('"square"', { kind: 'literal', value: 'square' })
  const tagged = (kind: TypeId, size: TypeId) =>
    add('Shape', {
      kind: 'object',
      fields: [
        { name: 'kind', optional: false, type: kind },
        { name: 'size', optional: false, type: size },
      ],
      index: null,
    })
  const shape = add('Circle | Square', { kind: 'union', members: [tagged(circle, number), tagged(square, numbers)] })
  const pair = add('[number, string?]', { kind: 'tuple', elements: [number, text], required: 1, rest: null })
  const branded = add('number & Brand', { kind: 'intersection', members: [number, item] })
  const cases: readonly [what: string, value: unknown, type: TypeId, message: string | null][] = [
    ['a primitive', 'x', number, 'a: expected number, got "x"'],
    ['a number as text', '1', number, 'a: expected number, got "1"'],
    ['NaN is a number', Number.NaN, number, null],
    ['an item', [1, 2, 'x'], numbers, 'a[2]: expected number, got "x"'],
    ['a hole', new Array(2).fill(1, 0, 1), numbers, 'a[1]: expected number, got undefined'],
    ['a typed array for an array', new Float64Array(2), numbers, 'a: expected number[], got [0, 0]'],
    [
      'an array for a typed array',
      [1],
      add('Float64Array', { kind: 'typedArray', name: 'Float64Array' }),
      'a: expected Float64Array, got [1]',
    ],
    ['a member of a union', [], maybe, 'a: expected number | null, got []'],
    ['a field', [{ name: 'x' }, { name: 3 }], items, 'a[1].name: expected string, got 3'],
    ['a missing field', [{}], items, 'a[0].name: expected string, got nothing'],
    ['an odd field', JSON.parse('[{"name":"x","__proto__":"y"}]'), items, 'a[0].__proto__: expected number, got "y"'],
    ['an optional field left undefined', [{ name: 'x', ['__proto__']: undefined }], items, null],
    ['a map', new Map([['x', [1, null]]]), scores, 'a.get("x")[1]: expected number, got null'],
    ['a key', new Map([[1, [1]]]), scores, 'a key 1: expected string, got 1'],
    [
      'a set',
      new Set([1, 'x']),
      add('Set<number>', { kind: 'set', element: number }),
      'a member: expected number, got "x"',
    ],
    ['what a tag tells', { kind: 'square', size: [1, 'x'] }, shape, 'a.size[1]: expected number, got "x"'],
    ['an unknown tag', { kind: 'star', size: 1 }, shape, 'a: expected Circle | Square, got { kind: "star", size: 1 }'],
    ['a tuple that is short', [], pair, 'a: expected [number, string?], got []'],
    ['a tuple that is long', [1, 'x', 2], pair, 'a: expected [number, string?], got [1, "x", 2]'],
    ['a tuple with a hole', [1, undefined], pair, null],
    ['a brand', 3, branded, null],
    ['a brand on something else', 'x', branded, 'a: expected number, got "x"'],
    ['an invalid date is a date', new Date('x'), add('Date', { kind: 'date' }), null],
    ['text for a date', '2024-01-01', add('Date', { kind: 'date' }), 'a: expected Date, got "2024-01-01"'],
    ['rows for a table', [{ a: 1 }], add('ColumnTable', { kind: 'table' }), 'a: expected ColumnTable, got [{ a: 1 }]'],
    ['a table', table({ a: [1] }), add('ColumnTable', { kind: 'table' }), null],
    ['anything', () => 1, add('unknown', { kind: 'any' }), null],
    ['nothing at all', 1, add('never', { kind: 'never' }), 'a: expected never, got 1'],
    [
      'an item that is collected',
      [1, 'x'],
      add('Collect<number>', { kind: 'collect', element: number }),
      'a[1]: expected number, got "x"',
    ],
    [
      'an item to spread',
      [1, 'x'],
      add('Parallelizable<number>', { kind: 'parallelizable', element: number }),
      'a[1]: expected number, got "x"',
    ],
    [
      'a generator',
      (function* () {})(),
      add('Parallelizable<number>', { kind: 'parallelizable', element: number }),
      null,
    ],
    [
      'text to spread',
      'ab',
      add('Parallelizable<string>', { kind: 'parallelizable', element: text }),
      'a: expected Parallelizable<string>, got "ab"',
    ],
    [
      'a length',
      'ab',
      add('{ length: number }', {
        kind: 'object',
        fields: [{ name: 'length', optional: false, type: number }],
        index: null,
      }),
      null,
    ],
    [
      'no length',
      3,
      add('{ length: number }', {
        kind: 'object',
        fields: [{ name: 'length', optional: false, type: number }],
        index: null,
      }),
      'a.length: expected number, got nothing',
    ],
    [
      'a record',
      { toString: 1, constructor: 'x' },
      add('Record<string, number>', { kind: 'object', fields: [], index: number }),
      'a.constructor: expected number, got "x"',
    ],
    [
      'a rest before the last',
      [1, 2, 'x'],
      add('[...number[], string]', { kind: 'tuple', elements: [], required: 1, rest: number }),
      null,
    ],
    ['a type that is not in the table', 1, 999, null],
  ]
  for (const [what, value, type, message] of cases) {
    test(what, () => expect(told(value, type, all)).toBe(message))
  }
})

describe('a recursive type', () => {
  const { all, add, number, nothing } = types()
  const list: TypeId = all.length
  all.push({
    text: 'List',
    shape: {
      kind: 'object',
      fields: [
        { name: 'head', optional: false, type: number },
        { name: 'tail', optional: false, type: list + 1 },
      ],
      index: null,
    },
  })
  add('List | null', { kind: 'union', members: [list, nothing] })

  interface List {
    head: unknown
    tail: List | null
  }

  test('is checked to any depth', () => {
    let end: List = { head: 'x', tail: null }
    for (let at = 0; at < 20_000; at++) end = { head: at, tail: end }
    expect(told(end, list, all)).toMatch(/^a….*\.tail\.head: expected number, got "x"$/)
  })

  test('takes a value that holds itself', () => {
    const ring: List = { head: 1, tail: null }
    ring.tail = ring
    expect(told(ring, list, all)).toBeNull()
    ring.tail = { head: null, tail: ring }
    expect(told(ring, list, all)).toBe('a.tail.head: expected number, got null')
  })

  test('whose members look alike is tried member by member, circles too', () => {
    const either: TypeId = all.length
    const fields = (value: TypeId) => [
      { name: 'next', optional: true, type: either },
      { name: 'values', optional: false, type: value },
    ]
    add('Numbers | Texts', { kind: 'union', members: [either + 1, either + 2] })
    add('Numbers', { kind: 'object', fields: fields(either + 3), index: null })
    add('Texts', { kind: 'object', fields: fields(either + 4), index: null })
    add('number[]', { kind: 'array', element: number })
    add('null[]', { kind: 'array', element: nothing })
    const ring: { values: unknown[]; next?: unknown } = { values: [null] }
    ring.next = { values: [1], next: ring }
    expect(told(ring, either, all)).toBeNull()
    ring.next = { values: [1, null], next: ring }
    expect(told(ring, either, all)).toMatch(/^a: expected Numbers \| Texts/)
  })
})

// Item by item this would take tens of seconds.
test('a typed array is checked in a time that does not grow with it', { timeout: 10_000 }, () => {
  const { all, add } = types()
  const typed = add('Float64Array', { kind: 'typedArray', name: 'Float64Array' })
  for (let at = 0; at < 10_000; at++) if (findMisfit(BIG, typed, all)) expect.unreachable()
})

const BIG = new Float64Array(1_000_000)

/** A type, a value of it, and ways to spoil the value: each gives the spoiled one and the path of the misfit. */
interface Sample {
  readonly make: (add: (text: string, shape: Shape) => TypeId) => TypeId
  readonly value: unknown
  readonly spoilt: readonly { readonly value: unknown; readonly path: string }[]
}

/** Of no type that a sample has. */
class Stranger {}
const STRANGER = new Stranger()
const spoil = { value: STRANGER, path: '' }

const primitive = (name: 'number' | 'string' | 'boolean', values: Arbitrary<unknown>): Arbitrary<Sample> =>
  values.map((value) => ({ make: (add) => add(name, { kind: 'primitive', name }), value, spoilt: [spoil] }))

function inside(path: string, wrap: (value: unknown) => unknown, of: Sample): Sample['spoilt'] {
  return of.spoilt.map((one) => ({ value: wrap(one.value), path: path + one.path }))
}

const samples = letrec<{
  sample: Sample
  leaf: Sample
  list: Sample
  object: Sample
  map: Sample
  option: Sample
  tuple: Sample
}>((tie) => ({
  leaf: oneof(
    primitive('number', double()),
    primitive('string', string()),
    primitive('boolean', boolean()),
    constant({
      make: (add: (text: string, shape: Shape) => TypeId) =>
        add('Int32Array', { kind: 'typedArray', name: 'Int32Array' }),
      value: new Int32Array(3),
      spoilt: [spoil],
    }),
    constant({
      make: (add: (text: string, shape: Shape) => TypeId) => add('Date', { kind: 'date' }),
      value: new Date(0),
      spoilt: [spoil],
    }),
  ),
  list: tupleOf(tie('sample'), array(constant(null), { maxLength: 3 })).map(([of, more]) => {
    const value = [of.value, ...more.map(() => of.value)]
    const last = value.length - 1
    return {
      make: (add) => add('list', { kind: 'array', element: of.make(add) }),
      value,
      spoilt: [spoil, ...inside(`[${last}]`, (bad) => [...value.slice(0, -1), bad], of)],
    }
  }),
  tuple: tupleOf(tie('sample'), tie('sample')).map(([first, second]) => ({
    make: (add) =>
      add('pair', { kind: 'tuple', elements: [first.make(add), second.make(add)], required: 2, rest: null }),
    value: [first.value, second.value],
    spoilt: [
      spoil,
      ...inside('[0]', (bad) => [bad, second.value], first),
      ...inside('[1]', (bad) => [first.value, bad], second),
    ],
  })),
  object: tupleOf(constantFrom('constructor', 'then', 'x y', 'toString'), tie('sample'), tie('sample')).map(
    ([odd, first, second]) => {
      const path = odd === 'x y' ? '["x y"]' : `.${odd}`
      return {
        make: (add) =>
          add('object', {
            kind: 'object',
            fields: [
              { name: odd, optional: false, type: first.make(add) },
              { name: 'other', optional: true, type: second.make(add) },
            ],
            index: null,
          }),
        value: { [odd]: first.value, other: second.value },
        spoilt: [
          ...inside(path, (bad) => ({ [odd]: bad, other: second.value }), first),
          ...inside('.other', (bad) => ({ [odd]: first.value, other: bad }), second),
        ],
      }
    },
  ),
  map: tupleOf(dictionary(string({ maxLength: 4 }), constant(null), { minKeys: 1, maxKeys: 3 }), tie('sample')).map(
    ([keys, of]) => {
      const entries = Object.keys(keys).map((key): [string, unknown] => [key, of.value])
      const [[first = ''] = []] = entries
      return {
        make: (add) =>
          add('map', { kind: 'map', key: add('string', { kind: 'primitive', name: 'string' }), value: of.make(add) }),
        value: new Map(entries),
        spoilt: [spoil, ...inside(`.get(${JSON.stringify(first)})`, (bad) => new Map([...entries, [first, bad]]), of)],
      }
    },
  ),
  option: tie('sample').map((of) => ({
    make: (add) =>
      add('option', { kind: 'union', members: [add('null', { kind: 'primitive', name: 'null' }), of.make(add)] }),
    value: of.value,
    spoilt: of.spoilt,
  })),
  sample: oneof({ maxDepth: 3 }, tie('leaf'), tie('list'), tie('object'), tie('map'), tie('option'), tie('tuple')),
}))

test('a value made for a type fits, and one that is spoilt somewhere is found there', () => {
  check(
    property(samples.sample, (sample) => {
      const all: { text: string; shape: Shape }[] = []
      const type = sample.make((text, shape) => all.push({ text, shape }) - 1)
      expect(findMisfit(sample.value, type, all)).toBeNull()
      for (const { value, path } of sample.spoilt) expect(findMisfit(value, type, all)?.path).toBe(path)
    }),
    { numRuns: 500 },
  )
})
