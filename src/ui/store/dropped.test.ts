import { expect, test } from 'vitest'
import { fakeProgram } from '../testing/fakeProgram.ts'
import { helloWorld } from '../testing/helloWorld.ts'
import { bindColumns, sortDropped } from './dropped.ts'
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

test('a header is read with quotes, a byte order mark and any line end', async () => {
  expect(splitHeader('a, b ,"c, d","e ""f""",')).toEqual(['a', 'b', 'c, d', 'e "f"', ''])
  expect(await readHeader(new Blob(['\uFEFFweek,spend\r\n1,2\r\n']))).toEqual(['week', 'spend'])
})
