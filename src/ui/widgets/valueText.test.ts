import { describe, expect, it } from 'vitest'
import type { ValueKind, ValueSummary } from '../../engine/page.ts'
import { valueClass, valueText, valueType } from './valueText.ts'

const summary = (kind: ValueKind, text: string, parts: Partial<ValueSummary> = {}): ValueSummary => ({
  kind,
  type: kind,
  text,
  size: null,
  expandable: false,
  ...parts,
})

describe('a value', () => {
  it('of text stands in quotes, once', () => {
    expect(valueText(summary('string', '1'))).toBe('"1"')
    expect(valueText(summary('string', '"1"'))).toBe('"1"')
    expect(valueText(summary('number', '1'))).toBe('1')
  })

  it('names its type and size where its text does not', () => {
    expect(valueType(summary('typedArray', '[1]', { type: 'Float64Array', size: 1200 }))).toBe('Float64Array(1,200)')
    expect(valueType(summary('date', '2026-01-01', { type: 'Date' }))).toBe('Date')
    expect(valueType(summary('string', 'a', { type: 'string', size: 1 }))).toBe('')
    expect(valueType(summary('bigint', '1n'))).toBe('bigint')
    expect(valueType(summary('map', 'Map(1) {1 => 2}', { type: 'Map', size: 1 }))).toBe('')
  })

  it('that is no ordinary number stands out', () => {
    expect(['NaN', '-0', 'Infinity', '1'].map((text) => valueClass(summary('number', text)))).toEqual([
      'value value-number value-odd',
      'value value-number value-odd',
      'value value-number value-odd',
      'value value-number',
    ])
  })
})
