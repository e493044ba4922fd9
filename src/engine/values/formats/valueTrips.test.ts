import { asyncProperty, assert as check, oneof, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FILE_FORMATS, type FileFormat } from '../../model/fileFormat.ts'
import type { Shape } from '../../model/type.ts'
import { anyArrow, anyKind } from '../../testing/anyValue.ts'
import { pictureOf } from '../../testing/pictureOf.ts'
import { anyTypedArray, oddText, typedValue } from '../../testing/typedValue.ts'
import { readData } from '../dataFile.ts'
import { arrowColumns } from '../kinds/arrow.ts'
import { isPlainObject } from '../kinds/object.ts'
import { isTypedArray } from '../kinds/typedArray.ts'
import { propertyPath } from '../propertyPath.ts'
import { previewOf } from '../summarise.ts'
import { bytesSource } from './byteSources.ts'
import { tableOf } from './columns.ts'
import { FORMATS } from './formats.ts'

/** A table of Arrow may show moments as numbers; a file of it has dates. */
const times = (items: Iterable<unknown>) => Array.from(items, (item) => (item instanceof Date ? item.getTime() : item))

const isNoText = (value: string) => /[\0\p{Surrogate}]/u.test(value)
const isNoDate = (value: unknown) => value instanceof Date && Number.isNaN(value.getTime())
const isNoJson = (value: unknown) => value === Infinity || value === -Infinity || isNoDate(value)

async function roundTrip(format: FileFormat, value: unknown) {
  const written = await FORMATS[format].write(value)
  return written.ok ? FORMATS[format].read(bytesSource(written.bytes), { file: 'it' }) : written
}

describe('V12: a value of any declared type is what it was, or is refused with its path, in', () => {
  test.each(['json', 'ndjson'] as const)('%s', async (format) => {
    await check(
      asyncProperty(typedValue(3), async ({ shape, value, inner }) => {
        const given = format === 'json' ? value : [value]
        const element = inner.length
        const types = [...inner, { text: 'it', shape }, { text: 'it[]', shape: { kind: 'array', element } as const }]
        const written = await FORMATS[format].write(given)
        if (!written.ok) {
          const path = /^(.*) is (?:-?Infinity|an invalid date)\b/s.exec(written.reason)?.[1]
          expect(path).toBe(pathOf(given, isNoJson) || 'it')
          return
        }
        expect(pathOf(given, isNoJson)).toBeNull()
        const type = format === 'json' ? element : element + 1
        const back = await readData(format, bytesSource(written.bytes), { file: 'it', type, types })
        expect(back.ok ? pictureOf(back.value) : back.fault).toEqual(pictureOf(given))
      }),
      { numRuns: 300 },
    )
  })

  /** Where the first such part of a value stands; null where there is none. */
  function pathOf(value: unknown, test: (part: unknown) => boolean): string | null {
    if (test(value)) return ''
    const parts: readonly (readonly [string, unknown])[] =
      Array.isArray(value) || isTypedArray(value)
        ? Array.from(value as Iterable<unknown>, (item, at) => [`[${at}]`, item] as const)
        : value instanceof Set
          ? [...value].map((item) => [' member', item] as const)
          : value instanceof Map
            ? [...value].map(([key]) => [` key ${previewOf(key, 40)}`, key] as const)
            : isPlainObject(value)
              ? Object.entries(value).map(([key, item]) => [propertyPath(key), item] as const)
              : []
    for (const [step, part] of parts) {
      const found = pathOf(part, test)
      if (found !== null) return step + found
    }
    return null
  }
})

describe('V12: what one format is made for is what it was, or is refused:', () => {
  test('text', async () => {
    await check(
      asyncProperty(oddText, async (given) => {
        const back = await roundTrip('text', given)
        expect(back.ok).toBe(!isNoText(given))
        if (back.ok) expect(back.content).toEqual({ kind: 'value', value: given })
      }),
      { numRuns: 300 },
    )
  })

  test('bytes, as whatever type looks at them', async () => {
    const buffer = uint8Array().map((bytes) => bytes.slice().buffer)
    const anyBytes = oneof(
      anyTypedArray,
      buffer,
      buffer.map((one) => new DataView(one)),
    )
    await check(
      asyncProperty(anyBytes, async (given) => {
        const written = await FORMATS.bytes.write(given)
        const text = given.constructor.name
        const shape: Shape = isTypedArray(given) ? { kind: 'typedArray', name: text } : { kind: 'bytes' }
        const options = { file: 'it', type: 0, types: [{ text, shape }] }
        const back = await readData('bytes', bytesSource(written.ok ? written.bytes : new Uint8Array()), options)
        expect(back.ok ? pictureOf(back.value) : back.fault).toEqual(pictureOf(given))
      }),
      { numRuns: 300 },
    )
  })

  test('an Arrow table', async () => {
    await check(
      asyncProperty(anyArrow(), async (given) => {
        const columns = arrowColumns(given).map(([name, items]) => [name, Array.from<unknown>(items)] as const)
        for (const format of ['arrow', 'parquet'] as const) {
          const back = await roundTrip(format, given)
          if (!back.ok || !('content' in back) || back.content.kind !== 'columns') throw new Error('no columns')
          const read = tableOf(back.content.columns)
          expect(read.columnNames().map((name) => [name, times(Array.from<unknown>(read.array(name)))])).toEqual(
            columns.map(([name, items]) => [name, times(items)]),
          )
        }
        const rows = Array.from({ length: given.numRows }, (_, row) =>
          Object.fromEntries(columns.map(([name, items]) => [name, items[row]])),
        )
        const inJson = await roundTrip('json', given)
        if (inJson.ok) expect(inJson).toEqual(await roundTrip('json', rows))
        else expect(columns.flatMap(([, items]) => items).some(isNoJson)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

test('V12: any value is written to any file that can be read, or is refused with a reason', async () => {
  await check(
    asyncProperty(anyKind(), async (given) => {
      for (const format of FILE_FORMATS) {
        const written = await FORMATS[format].write(given)
        if (!written.ok) expect(written.reason).toMatch(/\w/)
        else expect(await FORMATS[format].read(bytesSource(written.bytes), { file: 'it' })).toMatchObject({ ok: true })
      }
    }),
    { numRuns: 150 },
  )
})
