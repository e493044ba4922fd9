import { describe, expect, it } from 'vitest'
import type { PrimitiveName, Shape } from '../../engine/page.ts'
import { widgetKind } from './widgetKind.ts'

function kindOf(...shapes: Shape[]) {
  return widgetKind(
    shapes.map((shape) => ({ text: '', shape })),
    0,
  )
}
const primitive = (name: PrimitiveName): Shape => ({ kind: 'primitive', name })
const literal = (value: string | number | boolean | bigint): Shape => ({ kind: 'literal', value })
const union = (...members: number[]): Shape => ({ kind: 'union', members })

describe('widgetKind', () => {
  it('asks for primitives by their own fields', () => {
    const names = ['number', 'string', 'boolean', 'bigint'] as const
    const kinds = names.map((name) => kindOf(primitive(name)).kind)
    expect(kinds).toEqual(['number', 'text', 'switch', 'bigint'])
    expect(kindOf({ kind: 'date' })).toEqual({ kind: 'date' })
  })

  it('offers literals as a choice', () => {
    expect(kindOf(union(1, 2), literal('eu'), literal(3n))).toEqual({
      kind: 'choice',
      choices: [
        { label: 'eu', value: 'eu' },
        { label: '3', value: '3' },
      ],
    })
  })

  it('knows a boolean that is written as its two literals', () => {
    expect(kindOf(union(1, 2), literal(true), literal(false))).toEqual({ kind: 'switch' })
  })

  it('leaves out what means that no value is given', () => {
    expect(kindOf(union(1, 2, 3), primitive('undefined'), primitive('null'), primitive('number'))).toEqual({
      kind: 'number',
    })
  })

  it('takes lists from a column and tables from a file', () => {
    expect(kindOf({ kind: 'array', element: 1 }, primitive('number'))).toEqual({ kind: 'column' })
    expect(kindOf(union(1, 2), { kind: 'typedArray', name: 'Float64Array' }, { kind: 'array', element: 3 })).toEqual({
      kind: 'column',
    })
    expect(kindOf({ kind: 'table' })).toEqual({ kind: 'table' })
  })

  it('asks for the rest as JSON', () => {
    expect(kindOf({ kind: 'object', fields: [], index: null })).toEqual({ kind: 'json', wants: 'object' })
    expect(kindOf({ kind: 'set', element: 0 })).toEqual({ kind: 'json', wants: 'list' })
    expect(kindOf(union(1, 2), primitive('number'), primitive('string'))).toEqual({ kind: 'json', wants: 'any' })
    expect(kindOf()).toEqual({ kind: 'json', wants: 'any' })
  })

  it('comes to an end for a type that contains itself', () => {
    expect(kindOf(union(0, 1), primitive('string'))).toEqual({ kind: 'text' })
  })
})
