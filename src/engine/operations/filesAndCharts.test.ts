import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { table } from 'arquero'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { namesOf, operated, rowsOf } from '../testing/operated.ts'
import { contextOf, operationOf, tableSource } from '../testing/written.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dagwright-'))
  await writeFile(join(folder, "it's.csv"), 'net price,day\n1.5,2026-01-31\n,2026-02-01\n')
  await writeFile(join(folder, 'rows.json'), '[{"a": 1, "b": "x"}, {"a": null}]')
  await writeFile(join(folder, 'numbers.json'), '[1, 2.5]')
  await writeFile(join(folder, 'object.json'), '{"a": [1], "b": {"c": null}}')
})
afterAll(() => rm(folder, { recursive: true }))

describe('loaders', () => {
  test('read a CSV file with the types of its values', async () => {
    const value = await operated('loadCsv', { path: "it's.csv" }, { context: { sources: [] }, folder })
    expect(namesOf(value)).toEqual(['net price', 'day'])
    expect(rowsOf(value)).toEqual([
      [1.5, new Date('2026-01-31')],
      [null, new Date('2026-02-01')],
    ])
  })

  test('read JSON as a table, as numbers, or as it is', async () => {
    const load = (path: string, as: string) => operated('loadJson', { path, as }, { context: { sources: [] }, folder })
    expect(rowsOf(await load('rows.json', 'table'))).toEqual([
      [1, 'x'],
      [null, null],
    ])
    expect(await load('numbers.json', 'numbers')).toEqual([1, 2.5])
    expect(await load('object.json', 'object')).toEqual({ a: [1], b: { c: null } })
  })

  test('offer the files of their format, the first of them unless told otherwise', () => {
    const context = contextOf({ sources: [], files: ['a.json', 'b.csv', 'c.tsv'] })
    const [field] = operationOf('loadCsv').fields(context, {})
    expect([field?.choices?.map((choice) => choice.value), field?.default]).toEqual([['b.csv', 'c.tsv'], 'b.csv'])
    expect(operationOf('loadCsv').write({}, context).ok).toBe(true)
    expect(operationOf('loadCsv').write({}, contextOf({ sources: [] }))).toEqual({
      ok: false,
      problems: [{ field: 'path', message: 'Choose a file.' }],
    })
  })
})

describe('chart', () => {
  const sales = table([
    ['a.b [c]', [3, null]],
    ['region', ['n', "s'"]],
    ['day', [new Date(0), new Date(1)]],
    ['other', [1, 2]],
  ])
  const known = tableSource('sales', { 'a.b [c]': 'number', region: 'text', day: 'date', other: 'number' })

  test('is a Vega-Lite specification with the rows of its columns', async () => {
    const answers = { x: 'region', y: 'a.b [c]' }
    expect(await operated('chart', answers, { context: { sources: [known] }, inputs: { sales } })).toEqual({
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      data: {
        values: [
          { region: 'n', 'a.b [c]': 3 },
          { region: "s'", 'a.b [c]': null },
        ],
      },
      mark: 'bar',
      encoding: {
        x: { field: 'region', type: 'nominal', sort: null },
        y: { field: 'a\\.b \\[c\\]', type: 'quantitative', title: 'a.b [c]' },
      },
    })
  })

  test('takes the scale of an axis from its column, and asks where that is not known', async () => {
    const chart = operationOf('chart')
    const ids = (sources: ReturnType<typeof tableSource>[], answers: Record<string, string>) =>
      chart.fields(contextOf({ sources }), answers).map((field) => field.id)
    expect(ids([known], { x: 'day', y: 'other' })).toEqual(['mark', 'x', 'y', 'colour'])
    expect(ids([tableSource('sales')], { x: 'day' })).toEqual(['mark', 'x', 'xScale', 'y', 'yScale', 'colour'])
    const context = { sources: [known] }
    const answers = { mark: 'line', x: 'day', y: 'other', colour: 'region' }
    expect(await operated('chart', answers, { context, inputs: { sales } })).toMatchObject({
      mark: 'line',
      encoding: { x: { type: 'temporal' }, y: { type: 'quantitative' }, color: { field: 'region', type: 'nominal' } },
    })
  })

  test('of no rows has no values', async () => {
    const empty = table({ x: [], y: [] })
    expect(await operated('chart', { x: 'x', y: 'y' }, { inputs: { sales: empty } })).toMatchObject({
      data: { values: [] },
    })
  })
})
