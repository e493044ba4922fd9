import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../engine/page.ts'
import type { WidgetKind } from './widgetKind.ts'
import { formatWidgetText, parseWidgetText } from './widgetText.ts'

const number: WidgetKind = { kind: 'number' }
const column: WidgetKind = { kind: 'column' }
const message = (widget: WidgetKind, text: string) => {
  const parsed = parseWidgetText(widget, text)
  return parsed.ok ? parsed.value : parsed.message
}

describe('parseWidgetText', () => {
  it('takes numbers as people write them', () => {
    expect(['1.5', ' -2 ', '1e3', '1_000'].map((text) => message(number, text))).toEqual([1.5, -2, 1000, 1000])
  })

  it('says what is wrong with a number', () => {
    expect(message(number, '1,5')).toBe('Write decimals with a point: 1.5.')
    expect(message(number, 'NaN')).toBe('NaN cannot be given as an input; write a finite number.')
    expect(message(number, 'ten')).toBe('"ten" is not a number.')
    expect(message(number, '12px')).toBe('"12px" is not a number.')
  })

  it('takes an empty field as nothing typed, but empty text as text', () => {
    expect(message(number, ' ')).toBeNull()
    expect(parseWidgetText({ kind: 'text' }, '')).toEqual({ ok: true, value: '' })
  })

  it('takes a list without its brackets', () => {
    expect(message(column, '1, 2, 3')).toEqual([1, 2, 3])
    expect(message(column, '[1, 2')).toMatch(/^Not JSON: .*Like \[1, 2, 3\]\.$/)
    expect(message(column, '{"a": 1}')).toBe('Write a list. Like [1, 2, 3].')
  })

  it('wants an object where the type is one', () => {
    expect(message({ kind: 'json', wants: 'object' }, '[1]')).toBe('Write an object. Like {"name": 1}.')
    expect(message({ kind: 'json', wants: 'object' }, '{"a": 1}')).toEqual({ a: 1 })
  })

  it('takes dates and whole numbers as text', () => {
    expect(message({ kind: 'date' }, '2026-03-31')).toBe('2026-03-31')
    expect(message({ kind: 'date' }, 'soon')).toBe('Write a date, like 2026-03-31.')
    expect(message({ kind: 'bigint' }, '42n')).toBe('42')
    expect(message({ kind: 'bigint' }, '4.2')).toBe('Write a whole number, like 42.')
  })

  it('gives back what was formatted', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, pretty) => {
        const json = JSON.parse(JSON.stringify(value)) as Json
        const widget: WidgetKind = { kind: 'json', wants: 'any' }
        expect(parseWidgetText(widget, formatWidgetText(widget, json, pretty))).toEqual({ ok: true, value: json })
      }),
    )
  })
})
