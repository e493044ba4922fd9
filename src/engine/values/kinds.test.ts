import { table, toArrow, toArrowIPC } from 'arquero'
import { assert as check, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyKind } from '../testing/anyValue.ts'
import { identityPictureOf, pictureOf } from '../testing/pictureOf.ts'
import { findObstacle } from './cloneable.ts'
import { pageOf } from './entries.ts'
import { createValueHasher } from './hash.ts'
import { isArrowTable } from './kinds/arrow.ts'
import { measure } from './measure.ts'
import { valueFromBytes, valueToBytes } from './storeValue.ts'
import { summarise } from './summarise.ts'
import { VALUE_TYPES } from './types.ts'
import { fromWire, toWire } from './wire.ts'

const hashOf = (value: unknown) => createValueHasher()(value)?.digits() ?? null

const PATHS: Readonly<Record<string, (value: unknown) => unknown>> = {
  'between threads': (value) => fromWire(structuredClone(toWire(value))),
  'through a store': (value) => valueFromBytes(valueToBytes(value)),
}

for (const [path, go] of Object.entries(PATHS)) {
  test(`a value of any kind arrives ${path} as it was, with its parts shared as they were`, () => {
    check(
      property(anyKind(), (value) => {
        const arrived = go(value)
        expect(identityPictureOf(arrived)).toEqual(identityPictureOf(value))
        expect(hashOf(arrived)).toBe(hashOf(value))
      }),
      { numRuns: 500 },
    )
  })
}

test('a value of any kind is recognised, shown and measured', () => {
  check(
    property(anyKind(), (value) => {
      expect(findObstacle(value)).toBeNull()
      const { text, expandable } = summarise(value)
      expect(text.length).toBeLessThanOrEqual(120)
      const page = pageOf(value, 0, 5)
      expect(page.total > 0 || !expandable).toBe(true)
      expect(page.entries.length).toBe(Math.min(5, page.total))
      expect(measure(value)).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 300 },
  )
})

test('each kind has codes of its own', () => {
  const codes = VALUE_TYPES.flatMap((type) => type.codes)
  expect(new Set(codes).size).toBe(codes.length)
})

describe('an error', () => {
  const odd = Object.assign(new RangeError('far', { cause: { deep: [1n] } }), { code: 'E1' })
  odd.name = 'FarError'
  const many = new AggregateError([odd, 2], 'many')
  for (const [path, go] of Object.entries(PATHS)) {
    test(`keeps ${path} its name, cause, what it gathers and what was assigned`, () => {
      const arrived = go([odd, many]) as [RangeError & { code: string }, AggregateError]
      const [first, second] = arrived
      expect([first.name, first.message, first.cause, first.code]).toEqual(['FarError', 'far', { deep: [1n] }, 'E1'])
      expect(second).toBeInstanceOf(AggregateError)
      expect(second.errors[0]).toBe(first)
      expect(second.errors[1]).toBe(2)
    })
  }
})

describe('an Arrow table', () => {
  const arrow = toArrow(
    table({ n: [1, null, 3], t: ['a', 'b', null], big: [1n, 2n, null], when: [new Date(5), null, null] }),
    {
      useBigInt: true,
      useDate: true,
    },
  )

  for (const [path, go] of Object.entries(PATHS)) {
    test(`keeps ${path} its values as it gives them`, () => {
      const arrived = go({ arrow, again: arrow }) as { arrow: unknown; again: unknown }
      expect(isArrowTable(arrived.arrow)).toBe(true)
      expect(arrived.again).toBe(arrived.arrow)
      expect(pictureOf(arrived.arrow)).toEqual(pictureOf(arrow))
    })
  }

  test('is shown by its columns', () => {
    expect(summarise(arrow)).toMatchObject({ kind: 'arrow', type: 'Arrow table', size: 3, expandable: true })
    expect(summarise(arrow).text).toBe('Arrow table 3 × 4: n, t, big, when')
    expect(pageOf(arrow, 1, 1)).toMatchObject({
      total: 4,
      entries: [{ key: 't', summary: { text: '["a", "b", null]' } }],
    })
  })
})

describe('what bytes and objects show', () => {
  const png = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 0, 128,
  ])
  const text = (content: string) => new TextEncoder().encode(content)
  const vega = { $schema: 'https://vega.github.io/schema/vega-lite/v5.json', mark: 'bar', title: 'Sales' }
  const throwing = {
    get $schema(): string {
      throw new Error('no')
    },
  }
  const LOOKS: readonly (readonly [value: unknown, kind: string, type: string, text: string])[] = [
    [png, 'image', 'PNG image', 'PNG image 256 × 128, 24 bytes'],
    [png.buffer, 'image', 'PNG image', 'PNG image 256 × 128, 24 bytes'],
    [Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0), 'image', 'JPEG image', 'JPEG image, 12 bytes'],
    [text('GIF89a\x02\x00\x03\x00aaaaaaaaaaaaaaaa'), 'image', 'GIF image', 'GIF image 2 × 3, 26 bytes'],
    [text('RIFF\x04\x00\x00\x00WEBPVP8 '), 'image', 'WebP image', 'WebP image, 16 bytes'],
    [text('<?xml version="1.0"?><svg xmlns="x"/>'), 'image', 'SVG image', 'SVG image, 37 bytes'],
    [text('<html><svg></svg></html>'), 'typedArray', 'Uint8Array', '[60, 104, 116, 109, 108, 62, 60, 115, …]'],
    [Uint8Array.of(0x89, 0x50), 'typedArray', 'Uint8Array', '[137, 80]'],
    [{ width: 1, height: 2, data: new Uint8ClampedArray(8) }, 'image', 'Pixels', 'Pixels 1 × 2'],
    [
      { width: 1, height: 3, data: new Uint8ClampedArray(8) },
      'object',
      'Object',
      '{ width: 1, height: 3, data: [0, 0, 0, 0, 0, 0, 0, 0] }',
    ],
    [vega, 'vegaLite', 'Vega-Lite', 'Vega-Lite chart (bar) "Sales"'],
    [{ ...vega, mark: undefined, layer: [] }, 'vegaLite', 'Vega-Lite', 'Vega-Lite chart (layer) "Sales"'],
    [
      { $schema: 'https://vega.github.io/schema/vega/v5.json' },
      'object',
      'Object',
      '{ $schema: "https://vega.github.io/schema/vega/v5.json" }',
    ],
    [throwing, 'object', 'Object', '{ $schema: (throws) }'],
  ]
  for (const [value, kind, type, line] of LOOKS) {
    test(line, () => expect(summarise(value)).toMatchObject({ kind, type, text: line }))
  }

  test('Arrow bytes, as a file and as a stream', () => {
    const bytes = (format: 'file' | 'stream') => toArrowIPC(table({ a: [1, 2] }), { format })
    expect(summarise(bytes('file'))).toMatchObject({ kind: 'arrow', type: 'Arrow file' })
    expect(summarise(bytes('stream'))).toMatchObject({ kind: 'arrow', type: 'Arrow stream' })
  })
})
