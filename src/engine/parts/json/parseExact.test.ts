import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesSource } from '../../values/formats/byteSources.ts'
import { parseExact } from './parseExact.ts'
import { readJson, readNdjson } from './readJson.ts'

test.each([
  ['12345678901234567890', 12345678901234567890n],
  ['-9223372036854775808', -9223372036854775808n],
  ['9007199254740993', 9007199254740993n],
  ['{"id": 1234567890123456789, "n": 1}', { id: 1234567890123456789n, n: 1 }],
  ['[[\n9007199254740993\n],\t9007199254740993 ]', [[9007199254740993n], 9007199254740993n]],
  ['{"bigint 9007199254740993": 9007199254740993}', { 'bigint 9007199254740993': 9007199254740993n }],
  [
    '["a, 9007199254740993", "\\", 9007199254740993,", 9007199254740993]',
    ['a, 9007199254740993', '", 9007199254740993,', 9007199254740993n],
  ],
])('%s: a number would change it', (text, value) => expect(parseExact(text)).toEqual(value))

test.each([
  '9007199254740991',
  '9007199254740992',
  '1152921504606847000',
  '0.1234567890123456789',
  '1234567890123456.5',
  '-12345678901234567e3',
  '"9007199254740993"',
])('%s: as JSON.parse has it', (text) => expect(parseExact(text)).toBe(JSON.parse(text)))

test('what JSON can say comes back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(parseExact(text)).toEqual(JSON.parse(text))
    }),
  )
})

test('every whole number comes back in its digits, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), { maxLength: 5 }),
      fc.string(),
      (numbers, around) => {
        const text = `{${JSON.stringify(around)}: [${numbers.join(', ')}]}`
        const read = parseExact(text) as Readonly<Record<string, readonly unknown[]>>
        expect(read[around]?.map(String)).toEqual(numbers.map(String))
      },
    ),
  )
})

test('what is no JSON is refused', () => {
  for (const text of ['[9007199254740993', '09007199254740993', '+9007199254740993'])
    expect(() => parseExact(text)).toThrow(SyntaxError)
})

test('one among many rows is as exact, wherever the pieces end', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `{"id": ${at === 2500 ? '9007199254740993' : at}}`)
  const files = [
    [readJson, `[${rows.join(',')}]`],
    [readNdjson, rows.join('\n')],
  ] as const
  for (const [read, text] of files) {
    const done = await read(bytesSource(new TextEncoder().encode(text)), { file: 'a', chunk: 1000, rowsAtOnce: 100 })
    const value = done.ok && done.content.kind === 'value' ? (done.content.value as readonly { id: unknown }[]) : []
    expect([value.length, value[2499]?.id, value[2500]?.id, value[2501]?.id]).toEqual([
      3000,
      2499,
      9007199254740993n,
      2501,
    ])
  }
})
