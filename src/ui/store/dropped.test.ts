import { expect, test } from 'vitest'
import { fakeProgram } from '../testing/fakeProgram.ts'
import { helloWorld } from '../testing/helloWorld.ts'
import { bindColumns, nameInProject, sortDropped, whyNot } from './dropped.ts'
import { startHistory } from './history.ts'
import { readHeader, splitHeader } from './readHeader.ts'
import { requestFor } from './requestedRun.ts'

test('files are sorted by what they are for', () => {
  const files = ['a.ts', 'b.CSV', 'c.zip', 'd.png'].map((name) => ({ name }))
  const sorted = sortDropped(files)
  expect(sorted.projects.map((file) => file.name)).toEqual(['a.ts', 'c.zip'])
  expect(sorted.data.map((file) => file.name)).toEqual(['b.CSV'])
  expect(sorted.rest.map((file) => file.name)).toEqual(['d.png'])
})

test('a file feeds the inputs that its columns name', () => {
  const document = helloWorld()
  const program = fakeProgram(requestFor(document, 0))
  const bound = bindColumns({ program, history: startHistory(document) }, ['week', 'spend'])
  expect(bound).toEqual([{ name: 'spend', column: 'spend' }])
})

test('a table without a value takes the whole file', () => {
  const files = [{ path: 'a.ts', text: 'export function rows(sales: Table): number {\n  return 1\n}\n' }]
  const document = { ...helloWorld(), files }
  const program = fakeProgram(requestFor(document, 0))
  expect(bindColumns({ program, history: startHistory(document) }, ['x'])).toEqual([{ name: 'sales', column: null }])
})

test('what cannot be taken is told with a way out', () => {
  const told = [['a.csv.gz'], ['a.tar', 'b.7z'], ['a.XLSX'], ['notes'], ['a.gz', 'b.png']].map(whyNot)
  const only = 'only modules (.ts), .zip, and data can be opened, by the ending of the name'
  expect(told).toEqual([
    'a.csv.gz is packed. Unpack it, and drop what is inside.',
    'a.tar and b.7z are packed. Unpack them, and drop what is inside.',
    'a.XLSX is of a spreadsheet program. Save the sheet as CSV in UTF-8, and drop that.',
    `notes: ${only}: CSV, TSV, JSON, NDJSON, Arrow, Parquet, text.`,
    `a.gz and b.png: ${only}: CSV, TSV, JSON, NDJSON, Arrow, Parquet, text.`,
  ])
})

test('files of one name that come together keep apart', () => {
  expect(nameInProject('a.csv', ['b.csv'])).toBe('a.csv')
  expect(nameInProject('a.csv', ['a.csv', 'a_2.csv'])).toBe('a_3.csv')
  expect(nameInProject('.csv', ['.csv'])).toBe('.csv_2')
  expect(nameInProject('data/a\\b\n.csv', [])).toBe('data/a_b_.csv')
})

test('a header is read with quotes, a byte order mark and any line end', async () => {
  expect(splitHeader('a, b ,"c, d","e ""f""",')).toEqual(['a', 'b', 'c, d', 'e "f"', ''])
  expect(await readHeader(new Blob(['\uFEFFweek,spend\r\n1,2\r\n']))).toEqual(['week', 'spend'])
  expect(await readHeader(new Blob(['\n \r\n"we\nek",spend\n1,2\n']))).toEqual(['we\nek', 'spend'])
})

test('a header is read in UTF-16, and what is no text has none', async () => {
  const wide = Uint16Array.from('\uFEFFweek,Größe\n1,2\n', (letter) => letter.charCodeAt(0))
  expect(await readHeader(new Blob([wide]))).toEqual(['week', 'Größe'])
  expect(await readHeader(new Blob([Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0)]))).toEqual([])
  expect(await readHeader(new Blob([Uint8Array.of(0x4d, 0xf6, 0x2c, 0x61)]))).toEqual([])
})
