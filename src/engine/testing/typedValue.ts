import {
  type Arbitrary,
  bigInt,
  bigInt64Array,
  bigUint64Array,
  boolean,
  constant,
  constantFrom,
  date,
  double,
  float32Array,
  float64Array,
  int8Array,
  int16Array,
  int32Array,
  oneof,
  string,
  tuple,
  uint8Array,
  uint8ClampedArray,
  uint16Array,
  uint32Array,
} from 'fast-check'
import type { Shape, TypeInfo } from '../model/type.ts'
import type { TypedArray } from '../values/kinds/typedArray.ts'

/** A value and its type, which gives it back from JSON. */
export interface Typed {
  readonly shape: Shape
  readonly value: unknown
  /** The types that the shape refers to. */
  readonly inner: readonly TypeInfo[]
}

/** Text with whatever a format may stumble over. */
const ODD_UNITS = [
  'a',
  'é',
  '🌍',
  '"',
  ',',
  '\t',
  ';',
  '\n',
  '\r',
  ' ',
  '\\',
  '\u2028',
  '\ufeff',
  '\0',
  '\ud800',
  '\udfff',
]
export const oddText = string({ unit: constantFrom(...ODD_UNITS), maxLength: 6 })
export const anyDate = date({ noInvalidDate: false })

export const anyTypedArray: Arbitrary<TypedArray> = oneof(
  int8Array(),
  uint8Array(),
  uint8ClampedArray(),
  int16Array(),
  uint16Array(),
  int32Array(),
  uint32Array(),
  float32Array(),
  float64Array(),
  bigInt64Array(),
  bigUint64Array(),
)

/** Of every kind that JSON can be told to be, NaN aside, which it says as missing. */
export function typedValue(depth: number): Arbitrary<Typed> {
  const primitive = (name: 'number' | 'string' | 'boolean' | 'bigint' | 'null', value: Arbitrary<unknown>) =>
    value.map((one): Typed => ({ shape: { kind: 'primitive', name }, value: one, inner: [] }))
  const leaf = oneof(
    primitive('number', oneof(double({ noNaN: true }), constantFrom(-0, Infinity))),
    primitive('string', oneof(oddText, constantFrom('-0', '"-0"', '-00'))),
    primitive('boolean', boolean()),
    primitive('bigint', bigInt()),
    primitive('null', constant(null)),
    anyDate.map((value): Typed => ({ shape: { kind: 'date' }, value, inner: [] })),
    anyTypedArray.map((value): Typed => {
      return { shape: { kind: 'typedArray', name: value.constructor.name }, value, inner: [] }
    }),
  )
  if (depth === 0) return leaf
  return oneof(
    leaf,
    tuple(oddText, oddText, typedValue(depth - 1), typedValue(depth - 1)).map(([key, odd, one, other]): Typed => {
      const [a, b] = [`${key}1`, `${odd}2`]
      const inner = [...one.inner, { text: 'a', shape: one.shape }, ...shifted(other, one.inner.length + 1)]
      const at = one.inner.length
      const fields = [
        { name: a, optional: false, type: at },
        { name: b, optional: false, type: inner.length - 1 },
      ]
      return { shape: { kind: 'object', fields, index: null }, value: { [a]: one.value, [b]: other.value }, inner }
    }),
    tuple(typedValue(depth - 1), constantFrom('array', 'set', 'map')).map(([one, kind]): Typed => {
      const inner = [...one.inner, { text: 'element', shape: one.shape }]
      const element = one.inner.length
      if (kind === 'array') return { shape: { kind, element }, value: [one.value, one.value], inner }
      if (kind === 'set') return { shape: { kind, element }, value: new Set([one.value]), inner }
      const shape: Shape = { kind: 'map', key: element, value: element }
      return { shape, value: new Map([[one.value, one.value]]), inner }
    }),
  )
}

/** The types of a value behind `by` others. */
function shifted({ shape, inner }: Typed, by: number): TypeInfo[] {
  return [...inner, { text: 'b', shape }].map(({ text, shape }) => ({ text, shape: shiftShape(shape, by) }))
}

function shiftShape(shape: Shape, by: number): Shape {
  switch (shape.kind) {
    case 'array':
    case 'set':
      return { ...shape, element: shape.element + by }
    case 'map':
      return { ...shape, key: shape.key + by, value: shape.value + by }
    case 'object':
      return { ...shape, fields: shape.fields.map((field) => ({ ...field, type: field.type + by })) }
    default:
      return shape
  }
}
