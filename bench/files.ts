import Papa from 'papaparse'
import { readCsvNow } from '../src/engine/parts/csv/readCsv.ts'
import { readParquet } from '../src/engine/parts/parquet/readParquet.ts'
import { writeParquet } from '../src/engine/parts/parquet/writeParquet.ts'
import { againstFloor, measure, type Row } from './row.ts'

const ROWS = 1_000_000

/** A million rows of six columns: CSV with types beside PapaParse without, Parquet beside the CSV. */
export async function benchFiles(): Promise<Row[]> {
  const text = makeCsv()
  const bytes = new TextEncoder().encode(text)
  const papa = await measure(3, () => Papa.parse(text))
  const csv = await measure(3, () => readCsvNow(bytes, { file: 'a.csv' }))
  const read = readCsvNow(bytes, { file: 'a.csv' })
  if (!read.ok) throw new Error('the table was not read')
  const file = writeParquet(read.columns)
  const source = { size: file.length, read: (start: number, end: number) => file.subarray(start, end) }
  const parquet = await measure(3, () => readParquet(source, {}))
  return [
    againstFloor('CSV of 1,000,000 rows and 6 columns, with types', csv, 'ms', ['PapaParse without types', papa]),
    againstFloor('the same as Parquet', parquet, 'ms', ['the CSV', csv]),
  ]
}

function makeCsv(): string {
  let seed = 1
  const random = () => {
    seed = (seed * 48271) % 2147483647
    return seed / 2147483647
  }
  const whole = (most: number) => Math.floor(random() * most)
  const two = (number: number) => String(number).padStart(2, '0')
  const regions = ['north', 'south', 'east', 'west', 'centre']
  const lines = ['id,price,quantity,day,region,paid']
  for (let row = 0; row < ROWS; row++) {
    const day = `2024-${two(1 + whole(12))}-${two(1 + whole(28))}`
    lines.push(`${row},${(random() * 1000).toFixed(2)},${whole(100)},${day},${regions[whole(5)]},${random() < 0.5}`)
  }
  return `${lines.join('\n')}\n`
}
