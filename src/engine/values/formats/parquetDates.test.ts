import type { SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { bytesSource } from './byteSources.ts'
import { FORMATS } from './formats.ts'

/** Days, and moments in each of the units that other writers take: of those that cannot be told apart later, the millisecond counts. */
const CASES: Readonly<Record<string, readonly [element: Partial<SchemaElement>, stored: unknown[], times: number[]]>> =
  {
    days: [{ type: 'INT32', converted_type: 'DATE' }, [0, 19_000, -1], [0, 1_641_600_000_000, -86_400_000]],
    milliseconds: [{ type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }, [0n, 5n, -7n], [0, 5, -7]],
    microseconds: [{ type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }, [0n, 5_999n, -7_001n, -1n], [0, 5, -7, 0]],
    nanoseconds: [
      { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'NANOS' } },
      [0n, 5_999_999n, -7_000_001n],
      [0, 5, -7],
    ],
    'too late for a Date': [
      { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
      [8_640_000_000_000_000n, 8_640_000_000_000_001n, -8_640_000_000_000_001n],
      [8.64e15, Number.NaN, Number.NaN],
    ],
  }

test.each(Object.entries(CASES))('a column of dates, as %s', async (_, [element, stored, times]) => {
  for (const repetition_type of ['REQUIRED', 'OPTIONAL'] as const) {
    for (const copies of [1, 100]) {
      const all = Array.from({ length: copies }, () => stored).flat()
      const data = repetition_type === 'OPTIONAL' ? [null, ...all] : all
      const expected = Array.from({ length: copies }, () => times).flat()
      const file = parquetWriteBuffer({
        columnData: [{ name: 'at', data }],
        schema: [
          { name: 'root', num_children: 1 },
          { name: 'at', repetition_type, ...element },
        ],
      })
      const done = await FORMATS.parquet.read(bytesSource(new Uint8Array(file)), { file: 'a.parquet' })
      const values = repetition_type === 'OPTIONAL' ? [Number.NaN, ...expected] : expected
      expect(done).toMatchObject({
        content: { columns: { columns: [{ kind: 'date', values: Float64Array.of(...values) }] } },
      })
    }
  }
})
