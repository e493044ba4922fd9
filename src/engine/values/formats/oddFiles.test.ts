import { table } from 'arquero'
import { describe, expect, test } from 'vitest'
import type { FileFormat } from '../../model/fileFormat.ts'
import { bytesSource } from './byteSources.ts'
import { FORMATS } from './formats.ts'

const text = (content: string) => new TextEncoder().encode(content)
const bytes = (...list: number[]) => Uint8Array.from(list)

const PNG = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)
const GZIP = bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b, 0xd4)
const ZIP = bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0)

async function written(format: FileFormat): Promise<Uint8Array> {
  const done = await FORMATS[format].write(table({ price: [1.5, 2.5, null], region: ['north', 'south', 'north'] }))
  if (!done.ok) throw new Error(done.reason)
  return done.bytes
}

/** What is told of a file, and the way out; the rows of one that is read. */
async function told(format: FileFormat, content: Uint8Array): Promise<readonly string[]> {
  const read = await FORMATS[format].read(bytesSource(content), { file: `prices.${format}` })
  if (read.ok) return [read.content.kind === 'value' ? 'a value' : `${read.content.columns.rows} rows`]
  return read.problems.flatMap(({ message, hint }) => [message, hint])
}

const cut = (content: Uint8Array, by: number) => content.slice(0, content.length - by)

function withHole(content: Uint8Array, from: number, size: number): Uint8Array {
  return Uint8Array.from([...content.slice(0, from), ...content.slice(from + size)])
}

const PARQUET: Readonly<Record<string, readonly [of: (whole: Uint8Array) => Uint8Array, ...told: string[]]>> = {
  whole: [(whole) => whole, '3 rows'],
  'behind other bytes in one memory': [(whole) => Uint8Array.from([7, ...whole]).subarray(1), '3 rows'],
  empty: [() => bytes(), '"prices.parquet" is no Parquet file: it is empty.', 'Export it again.'],
  'a letter': [
    () => text('x'),
    '"prices.parquet" is no Parquet file: it is text.',
    'Let its name end with what it is: .csv, .json or .txt.',
  ],
  'a CSV file': [
    () => text('day,price\n1,2\n'),
    '"prices.parquet" is no Parquet file: it is text.',
    'Let its name end with what it is: .csv, .json or .txt.',
  ],
  'the page that says that there is no such file': [
    () => text('\n<!DOCTYPE html>\n<html><body>Not found</body></html>'),
    '"prices.parquet" is no Parquet file: it is an HTML page.',
    'The download may have failed: get the file itself.',
  ],
  'a picture': [() => PNG, '"prices.parquet" is no Parquet file: it is a PNG picture.', 'Take the file with the data.'],
  compressed: [
    () => GZIP,
    '"prices.parquet" is no Parquet file: it is compressed with gzip.',
    'Unpack it, and take the file inside.',
  ],
  'of bytes that nobody knows': [
    () => bytes(0, 255, 3, 9, 200),
    '"prices.parquet" is no Parquet file: it does not begin with PAR1.',
    'Take a Parquet file.',
  ],
  encrypted: [
    (whole) => Uint8Array.from([...text('PARE'), ...whole.slice(4, -4), ...text('PARE')]),
    '"prices.parquet" is an encrypted Parquet file.',
    'Write it without encryption.',
  ],
  'of its first letters': [
    (whole) => whole.slice(0, 4),
    '"prices.parquet" is not a whole Parquet file: it ends after 4 bytes.',
    'Copy or export it again.',
  ],
  'without its last byte': [
    (whole) => cut(whole, 1),
    '"prices.parquet" is not a whole Parquet file: it does not end with PAR1, so its end was cut off.',
    'Copy or export it again.',
  ],
  'of its first half': [
    (whole) => cut(whole, whole.length >> 1),
    '"prices.parquet" is not a whole Parquet file: it does not end with PAR1, so its end was cut off.',
    'Copy or export it again.',
  ],
  'without its middle, up to the footer': [
    (whole) => withHole(whole, 4, 40),
    '"prices.parquet" is not a whole Parquet file: of its columns at least 40 bytes are missing.',
    'Copy or export it again.',
  ],
  'of its two ends': [
    (whole) => withHole(whole, 8, whole.length - 16),
    expect.stringMatching(
      /^"prices\.parquet" is not a whole Parquet file: its footer should have \d+ bytes, and there are 4\.$/,
    ),
    'Copy or export it again.',
  ],
  'with zeros for its first column': [
    (whole) => whole.map((byte, at) => (at >= 4 && at < 40 ? 0 : byte)),
    '"prices.parquet" is a damaged Parquet file: its column "price" cannot be read.',
    'Copy or export it again.',
  ],
  'with zeros for its footer': [
    (whole) => whole.map((byte, at) => (at > whole.length - 60 && at < whole.length - 8 ? 0xff : byte)),
    '"prices.parquet" is not a whole Parquet file: its footer, which says what is in it, is damaged.',
    'Copy or export it again.',
  ],
}

describe('a Parquet file', () => {
  test.each(Object.entries(PARQUET))('%s', async (_, [of, ...expected]) => {
    expect(await told('parquet', of(await written('parquet')))).toEqual(expected)
  })
})

const ARROW: typeof PARQUET = {
  whole: [(whole) => whole, '3 rows'],
  'behind other bytes in one memory': [
    (whole) => Uint8Array.from([...Array(8).fill(7), ...whole]).subarray(8),
    '3 rows',
  ],
  empty: [() => bytes(), '"prices.arrow" is no Arrow file: it is empty.', 'Export it again.'],
  'a CSV file': [
    () => text('day,price\n1,2\n'),
    '"prices.arrow" is no Arrow file: it is text.',
    'Let its name end with what it is: .csv, .json or .txt.',
  ],
  'a Parquet file': [
    () => text('PAR1....'),
    '"prices.arrow" is no Arrow file: it is a Parquet file.',
    'Load it as Parquet, and let its name end with .parquet.',
  ],
  'Feather of the first version': [
    () => text('FEA1....'),
    '"prices.arrow" is no Arrow file: it is a Feather file of version 1.',
    'Write it in version 2, which is Arrow, or as Parquet.',
  ],
  'a workbook': [
    () => ZIP,
    '"prices.arrow" is no Arrow file: it is a zip or an Excel workbook.',
    'Unpack the zip, or save the sheet as CSV in UTF-8.',
  ],
  'of its first letters': [
    (whole) => whole.slice(0, 8),
    '"prices.arrow" is not a whole Arrow file: it ends after 8 bytes.',
    'Copy or export it again.',
  ],
  'without its last byte': [
    (whole) => cut(whole, 1),
    '"prices.arrow" is not a whole Arrow file: it does not end with ARROW1, so its end was cut off.',
    'Copy or export it again.',
  ],
  'of its first half': [
    (whole) => cut(whole, whole.length >> 1),
    '"prices.arrow" is not a whole Arrow file: it does not end with ARROW1, so its end was cut off.',
    'Copy or export it again.',
  ],
  'of its two ends': [
    (whole) => withHole(whole, 16, whole.length - 32),
    expect.stringMatching(
      /^"prices\.arrow" is not a whole Arrow file: its footer should have \d+ bytes, and there are 14\.$/,
    ),
    'Copy or export it again.',
  ],
  'without its middle': [
    (whole) => withHole(whole, 64, 128),
    expect.stringMatching(/^"prices\.arrow" is (?:a damaged|not a whole) Arrow file: /),
    'Copy or export it again.',
  ],
}

describe('an Arrow file', () => {
  test.each(Object.entries(ARROW))('%s', async (_, [of, ...expected]) => {
    expect(await told('arrow', of(await written('arrow')))).toEqual(expected)
  })
})

test.each([
  ['csv', PNG, '"prices.csv" is not a text file: it is a PNG picture.', 'Take the file with the data.'],
  ['csv', GZIP, '"prices.csv" is not a text file: it is compressed with gzip.', 'Unpack it, and take the file inside.'],
  [
    'tsv',
    ZIP,
    '"prices.tsv" is not a text file: it is a zip or an Excel workbook.',
    'Unpack the zip, or save the sheet as CSV in UTF-8.',
  ],
  [
    'csv',
    bytes(0x61, 0, 0x2c, 0, 0x62, 0),
    '"prices.csv" is not a text file: it is text in UTF-16 without the mark that says so.',
    'Save it in UTF-8.',
  ],
  [
    'csv',
    bytes(0x61, 0x0a, 0x4d, 0xf6, 0x0a),
    '"prices.csv", line 2, is not text in UTF-8.',
    'It may be in an older encoding, such as Windows-1252. Save it as CSV in UTF-8.',
  ],
  [
    'json',
    bytes(0x22, 0xf6, 0x22),
    '"prices.json" is not text in UTF-8.',
    'It may be in an older encoding, such as Windows-1252. Save it in UTF-8.',
  ],
  ['text', PNG, '"prices.text" is not a text file: it is a PNG picture.', 'Take the file with the data.'],
  ['json', bytes(), '"prices.json" is empty.', 'A JSON file holds a value, such as a list of rows. Export it again.'],
  [
    'json',
    text('{"a":1}\n{"a":2}\n'),
    '"prices.json", line 2, is no JSON: expected nothing more, got "{".',
    'If it holds one value a line, let its name end with .ndjson. Else correct it there.',
  ],
  [
    'ndjson',
    text('{"a":1}\n{"a":2\n{"a":3}\n'),
    '"prices.ndjson", line 2, is no JSON: expected "," or "}", got the end.',
    'Write one JSON value a line.',
  ],
  [
    'csv',
    text(`${'n'.repeat(500)},${Array.from({ length: 20 }, (_, at) => `c${at}`).join(',')}\n1\n`),
    `"prices.csv", line 2: 1 value for 21 columns (${'n'.repeat(40)}…, c0, c1, c2, c3, c4, c5, c6, …).`,
    'Give each row one value a column; quote values that hold a separator.',
  ],
] as const)('%s that is none, %#', async (format, content, ...expected) => {
  expect(await told(format, content)).toEqual(expected)
})

test.each(['arrow', 'parquet'] as const)('%s cut off anywhere is told in our words', async (format) => {
  const whole = await written(format)
  const name = format === 'arrow' ? 'Arrow' : 'Parquet'
  for (let size = 4; size < whole.length; size++) {
    const [message] = await told(format, whole.slice(0, size))
    expect(message).toMatch(new RegExp(`^"prices\\.${format}" is (?:no|not a whole) ${name} file: `))
  }
})

test('a stream of Arrow cut off within a message is told', async () => {
  const { tableFromIPC, tableToIPC } = await import('@uwdata/flechette')
  const stream = tableToIPC(tableFromIPC(await written('arrow')), { format: 'stream' }) ?? bytes()
  expect(await told('arrow', stream)).toEqual(['3 rows'])
  for (const size of [5, 8, 40, stream.length >> 1, stream.length - 30]) {
    const [message] = await told('arrow', stream.slice(0, size))
    expect(message).toMatch(/^"prices\.arrow" is not a whole Arrow file: it ends /)
  }
})

test('bytes that cannot be had are no fault of the file', async () => {
  const whole = await written('parquet')
  let reads = 0
  const source = {
    size: whole.length,
    read(start: number, end: number) {
      if (reads++ > 2) throw new Error('the disk is gone')
      return whole.subarray(start, end)
    },
  }
  const done = await FORMATS.parquet.read(source, { file: 'prices.parquet' })
  expect(done).toMatchObject({ problems: [{ message: '"prices.parquet" could not be read: the disk is gone.' }] })
})
