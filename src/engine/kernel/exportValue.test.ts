import { table, toArrow, toArrowIPC } from 'arquero'
import { describe, expect, test } from 'vitest'
import type { FileFormat } from '../model/fileFormat.ts'
import { fileValue } from '../values/fileInput.ts'
import { bytesSource } from '../values/formats/byteSources.ts'
import { readFile } from '../values/formats/formats.ts'
import { toJson } from '../values/print.ts'
import { exportValue } from './exportValue.ts'

async function textOf(value: unknown, format: FileFormat, names: readonly string[] = []): Promise<string> {
  const reply = await exportValue(value, format, names)
  if (!reply.ok) throw new Error(reply.problem.message)
  return reply.blob.text()
}

/** What is in the file that the value is written as, as JSON data. */
async function readBack(value: unknown, format: FileFormat): Promise<unknown> {
  const reply = await exportValue(value, format)
  if (!reply.ok) throw new Error(reply.problem.message)
  const bytes = new Uint8Array(await reply.blob.arrayBuffer())
  const read = await readFile(bytesSource(bytes), { file: 'value', format })
  const given = read.ok ? fileValue('value', 'value', read.content, null) : null
  return given?.ok ? toJson(given.value) : read
}

const refusalOf = async (value: unknown, format: FileFormat) => {
  const reply = await exportValue(value, format)
  return reply.ok ? null : `${reply.problem.message} ${reply.problem.hint}`
}

const ROWS = [
  { shop: 'north', price: 1.5 },
  { shop: 'south', price: null },
]
const TABLE = table({ shop: ['north', 'south'], price: [1.5, null] })

describe('a value as a file', () => {
  test.each(['csv', 'tsv', 'json', 'ndjson', 'arrow', 'parquet'] as const)(
    'holds the rows of a table, of an Arrow table and of its bytes, as %s',
    async (format) => {
      for (const value of [TABLE, toArrow(TABLE), toArrowIPC(TABLE, { format: 'file' })]) {
        expect(await readBack(value, format)).toEqual(ROWS)
      }
    },
  )

  test('holds what is Arrow already byte by byte', async () => {
    const bytes = toArrowIPC(TABLE, { format: 'file' })
    const reply = await exportValue(bytes, 'arrow')
    expect(reply.ok && new Uint8Array(await reply.blob.arrayBuffer())).toEqual(bytes)
    expect(reply.ok && reply.blob.type).toBe('application/vnd.apache.arrow.file')
  })

  test('puts the entries of a dict side by side: columns, scalars that fill theirs, tables with their names', async () => {
    const dict = { day: [1, 2], rate: 0.5, sales: TABLE }
    expect(await textOf(dict, 'csv')).toBe('day,rate,sales.shop,sales.price\n1,0.5,north,1.5\n2,0.5,south,\n')
    expect(await textOf({ sales: TABLE }, 'tsv')).toBe('shop\tprice\nnorth\t1.5\nsouth\t\n')
  })

  test('has a column for each of a matrix, named where names are known', async () => {
    const matrix = [
      [1, 2],
      [3, 4],
    ]
    expect(await textOf(matrix, 'csv', ['a', 'b'])).toBe('a,b\n1,2\n3,4\n')
    expect(await textOf(matrix, 'csv')).toBe('0,1\n1,2\n3,4\n')
    expect(await textOf([[1], [2, 3]], 'csv')).toBe('value\n[1]\n"[2,3]"\n')
  })

  test('may be text or bytes, also of memory that threads share', async () => {
    expect(await textOf('one\ntwo', 'text')).toBe('one\ntwo')
    const shared = new Uint8Array(new SharedArrayBuffer(2))
    shared.set([104, 105])
    expect(await textOf(shared, 'bytes')).toBe('hi')
  })

  test('as JSON it is what the command line prints of it: whatever JSON has no word for is null', async () => {
    expect(await textOf({ a: [1, -Infinity, Number.NaN], b: new Date(Number.NaN), c: 2n }, 'json')).toBe(
      `${JSON.stringify({ a: [1, null, null], b: null, c: '2' }, null, 2)}\n`,
    )
  })

  test('is refused with what the format cannot hold, and a way out', async () => {
    expect(await refusalOf({ a: [1], b: [1, 2] }, 'csv')).toBe(
      'The outputs make no table: their lengths differ (a has 1 and b has 2). Take it as JSON.',
    )
    expect(await refusalOf(new Map(), 'parquet')).toBe(
      'The value cannot be written as Parquet: it is no table, no rows, and no columns of one length. Take it as JSON.',
    )
    expect(await refusalOf([new Set()], 'arrow')).toBe(
      'The value cannot be written as Arrow: its column "value" holds a Set in row 1. Take it as JSON.',
    )
    const own: unknown[] = []
    own.push(own)
    expect(await refusalOf(own, 'json')).toBe(
      'The value cannot be written as JSON: it holds itself, or is nested too deeply. Look at it in the page.',
    )
  })
})
