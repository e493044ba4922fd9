import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { type Column, columnFromArray, type DataType, float64, tableFromColumns, tableToIPC } from '@uwdata/flechette'
import { readCsvNow } from '../src/engine/parts/csv/readCsv.ts'
import { writeParquet } from '../src/engine/parts/parquet/writeParquet.ts'

/** Files of one kind of table, each of at least so many bytes; Parquet holds the table of the CSV. */
export type MakeFile = (path: string, bytes: number) => Promise<void>

export const MAKERS = { csv: makeCsv, ndjson: makeNdjson, json: makeJson, arrow: makeArrow } as const

function makeCsv(path: string, bytes: number): Promise<void> {
  return writePieces(path, bytes, {
    begin: 'id,price,quantity,day,region,paid\n',
    end: '',
    between: '',
    piece: ({ id, price, quantity, day, region, paid }) => `${id},${price},${quantity},${day},${region},${paid}\n`,
  })
}

function makeNdjson(path: string, bytes: number): Promise<void> {
  return writePieces(path, bytes, { begin: '', end: '\n', between: '\n', piece: (row) => JSON.stringify(row) })
}

function makeJson(path: string, bytes: number): Promise<void> {
  return writePieces(path, bytes, { begin: '[', end: ']\n', between: ',\n', piece: (row) => JSON.stringify(row) })
}

/** Record batches of 65,536 rows, as writers make them. */
async function makeArrow(path: string, bytes: number): Promise<void> {
  const rows = Math.ceil(bytes / 32)
  const column = (step: number, type: DataType): Column<unknown> =>
    columnFromArray(
      Float64Array.from({ length: rows }, (_, row) => (row * step) % 997),
      type,
      { maxBatchRows: 2 ** 16 },
    ) as Column<unknown>
  const names = ['id', 'price', 'quantity', 'day']
  const table = tableFromColumns(names.map((name, at) => [name, column(at + 0.25, float64())]))
  await writeFile(path, tableToIPC(table, { format: 'file' }) ?? new Uint8Array())
}

/** The same table as a CSV file's. */
export async function makeParquet(path: string, csv: string): Promise<void> {
  const read = readCsvNow(await readFile(csv), { file: csv })
  if (!read.ok) throw new Error('the table was not read')
  await writeFile(path, writeParquet(read.columns))
}

interface Row {
  readonly id: number
  readonly price: number
  readonly quantity: number
  readonly day: string
  readonly region: string
  readonly paid: boolean
}

interface Shape {
  readonly begin: string
  readonly end: string
  readonly between: string
  readonly piece: (row: Row) => string
}

const ROWS_A_WRITE = 20_000

async function writePieces(path: string, bytes: number, { begin, end, between, piece }: Shape): Promise<void> {
  const rows = createRows()
  const file = createWriteStream(path)
  const write = async (text: string) => void (file.write(text) || (await once(file, 'drain')))
  await write(begin)
  for (let id = 0; file.bytesWritten + file.writableLength < bytes; ) {
    const pieces = Array.from({ length: ROWS_A_WRITE }, () => piece(rows(id++)))
    await write(`${id > ROWS_A_WRITE ? between : ''}${pieces.join(between)}`)
  }
  file.end(end)
  await once(file, 'finish')
}

const REGIONS = ['north', 'south', 'east', 'west', 'centre']

function createRows(): (id: number) => Row {
  let seed = 1
  const whole = (most: number) => {
    seed = (seed * 48271) % 2147483647
    return Math.floor((seed / 2147483647) * most)
  }
  const two = (number: number) => String(number).padStart(2, '0')
  return (id) => ({
    id,
    price: whole(100_000) / 100,
    quantity: whole(100),
    day: `2024-${two(1 + whole(12))}-${two(1 + whole(28))}`,
    region: REGIONS[whole(5)] ?? '',
    paid: whole(2) === 0,
  })
}
