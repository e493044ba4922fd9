import { expect, test, vi } from 'vitest'
import { importPart } from '../parts/importPart.ts'
import * as arrow from './sandboxArrow.ts'

vi.mock('../parts/importPart.ts', { spy: true })

test("Arrow's library is as good as the package once its part has come, which is asked for until it has", async () => {
  const early = new (class {})()
  vi.mocked(importPart).mockRejectedValueOnce(new Error('offline'))
  const first = arrow.arrowReady()
  expect(arrow.arrowReady()).toBe(first)
  await first

  expect(() => arrow.tableFromColumns({})).toThrow(
    'What reads and writes Arrow is not there: it could not be loaded with the page. Reload the page.',
  )
  expect(early instanceof arrow.Table).toBe(false)

  await arrow.arrowReady()
  const table = arrow.tableFromColumns({ a: arrow.columnFromArray([1, 2]) })
  expect(table).toBeInstanceOf(arrow.Table)
  const bytes = arrow.tableToIPC(table, { format: 'stream' }) ?? new Uint8Array()
  expect(arrow.tableFromIPC(bytes).toColumns()).toEqual({ a: new Int8Array([1, 2]) })
  expect(arrow.arrowReady()).toBe(null)
})
