import { describe, expect, test } from 'vitest'
import { contextOf, operationOf, tableSource, written } from '../testing/written.ts'
import { takesType } from './feed.ts'
import type { OperationContext } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { suggestName } from './suggestName.ts'

const KNOWN: Partial<OperationContext> = {
  sources: [tableSource('sales', { region: 'text', price: 'number', day: 'date', 'x,y': 'number' })],
}

describe('an answer that does not fit is a problem at its field', () => {
  test.each([
    ['select', {}, 'columns: Choose at least one column.'],
    ['select', { columns: ['pric'] }, 'columns: There is no such column "pric" to take. Did you mean price?'],
    ['select', { columns: ['price', 'price'] }, 'columns: "price" stands there twice.'],
    ['select', { columns: ['price'], keep: 'all' }, 'keep: "all" is not one of only and others.'],
    ['filter', {}, 'condition: Write a formula: quantity * price.'],
    ['filter', { condition: 'price' }, 'condition: "price" holds numbers, where true or false should be.'],
    ['derive', { formula: 'price * 2' }, 'column: Fill this in.'],
    [
      'derive',
      { column: '__proto__', formula: 'price' },
      'column: Arquero cannot keep a column of the name "__proto__". Give it another name.',
    ],
    ['rollup', { values: ['region'], how: ['mean'] }, 'values: "region" holds no numbers: it has no mean.'],
    ['sort', { by: ['price'], descending: ['day'] }, 'descending: "day" is not one of those it is sorted by.'],
    ['sample', { size: 'many' }, 'size: "many" is no number.'],
    ['sample', { size: '-1' }, 'size: Give at least 0.'],
    ['sample', { size: '1.5' }, 'size: Give a whole number.'],
    ['sample', { unit: 'percent', size: '101' }, 'size: Give at most 100.'],
    ['fold', { columns: ['price'], key: 'region' }, 'key: The table has a column "region" already.'],
    [
      'fold',
      { columns: ['price'], key: 'a', value: 'a' },
      'value: Give it another name than the column for the names.',
    ],
    ['pivot', { rows: ['region'], key: 'region', value: 'price' }, 'key: "region" makes rows already.'],
    ['fillMissing', { columns: ['price'], value: 'x' }, 'value: "x" is no number, and the column holds numbers.'],
    ['fillMissing', { columns: ['region'], how: 'mean' }, 'columns: "region" holds no numbers: it has no mean.'],
    ['rollingMean', { column: 'region' }, 'column: There is no such column "region" to take. There is price and x,y.'],
    ['trainTestSplit', { train: 'a b' }, 'train: "a b" is no name that a node can have.'],
    ['trainTestSplit', { train: 'sales' }, 'train: There is a node "sales" already.'],
    ['linearRegression', { target: 'price', by: ['price'] }, 'by: "price" cannot explain itself.'],
    ['join', { on: ['price', 'region'], equals: ['price'] }, 'equals: Give as many columns as there: 2.'],
  ])('%s %j', (id, answers, problem) => {
    expect(written(id, answers, KNOWN)).toBe(problem)
  })

  test('names of the function and of what feeds it are checked', () => {
    const named = (name: string, source = 'sales') =>
      written('sort', { by: ['a'] }, { name, sources: [tableSource(source)] })
    expect(named('class')).toBe('name: "class" is no name that a function can have.')
    expect(named('sales')).toBe('name: "sales" is what feeds it: give the function another name.')
    expect(named('f', 'f.with_add')).toContain('source: "f.with_add" is no name that a parameter can have.')
    expect(named('sorted', 'sales')).toContain('export function sorted(sales: ColumnTable)')
  })
})

test('columns may be given as names between commas, or as one name that has one', () => {
  expect(written('select', { columns: 'price, day' }, KNOWN)).toContain("select('price', 'day')")
  expect(written('select', { columns: 'x,y' }, KNOWN)).toContain("select('x,y')")
})

test('names that an import would hide are kept apart', () => {
  const sources = [{ name: 'mean', type: 'Float64Array', columns: null }]
  const text = written('rollingMean', {}, { name: 'smooth', sources })
  expect(text).toContain("import { mean as mean_1 } from 'd3-array'")
  expect(text).toContain('mean_1(mean.slice(')
})

test('nothing that a column is called gets out of its quotes, or of the comment', () => {
  const name = `*/ evil() /* ' " \\ \n \u2028 \u202e`
  const text = written('select', { columns: [name] })
  expect(text.split('\n')).toHaveLength(7)
  expect(text).toContain(`select('*/ evil() /* \\' " \\\\ \\n \\u2028 \\u202e')`)
  expect(text).toContain('/** * / evil() /*')
})

describe('what feeds an operation', () => {
  test('is asked for where the place does not tell', () => {
    const nodes = [tableSource('sales', { price: 'number' }), { name: 'rate', type: 'number', columns: null }]
    const context = contextOf({ sources: [], nodes })
    const [source, condition] = operationOf('filter').fields(context, {})
    expect(source).toMatchObject({ id: 'source', kind: 'node', choices: [{ value: 'sales', label: 'sales' }] })
    expect(condition?.id).toBe('condition')
    const [, columns] = operationOf('select').fields(context, { source: 'sales' })
    expect(columns?.choices).toEqual([{ value: 'price', label: 'price' }])
  })

  test('is a table or numbers, by its type', () => {
    const fitting = (type: string) => OPERATIONS.filter((one) => takesType(one, type)).map((one) => one.id)
    expect(fitting('ColumnTable')).toEqual(OPERATIONS.filter((one) => one.takes.length).map((one) => one.id))
    expect(fitting('Promise<ColumnTable>')).toEqual(fitting('ColumnTable'))
    expect(fitting('number[]')).toEqual(['rollingMean', 'fillMissing', 'normalise', 'histogram'])
    expect(fitting('Float64Array<ArrayBufferLike>')).toEqual(fitting('number[]'))
    expect(fitting('string')).toEqual([])
  })
})

describe('a suggested name', () => {
  const named = (id: string, answers: Record<string, string | string[]>, taken: string[] = []) =>
    suggestName(operationOf(id), answers, { sources: contextOf().sources, taken })

  test.each([
    ['loadCsv', { path: 'data/Sales 2026.csv' }, 'Sales_2026'],
    ['loadCsv', { path: '2026.csv' }, 'loadCsv'],
    ['filter', {}, 'filtered_sales'],
    ['derive', { column: 'net price' }, 'sales_with_net_price'],
    ['rollup', { by: ['region', 'the month'] }, 'sales_by_region_and_the_month'],
    ['rollup', {}, 'sales_total'],
    ['join', { other: 'customers' }, 'sales_with_customers'],
    ['histogram', { column: 'größe €' }, 'größe_histogram'],
    ['chart', { x: 'region', y: 'revenue' }, 'revenue_by_region_chart'],
    ['chart', { x: 'a'.repeat(30), y: 'b'.repeat(30) }, `${'b'.repeat(30)}_by`],
  ])('%s %j is %s', (id, answers, name) => {
    expect(named(id, answers)).toBe(name)
  })

  test('is one that no node has', () => {
    expect(named('filter', {}, ['filtered_sales', 'filtered_sales_1'])).toBe('filtered_sales_2')
  })

  test('is good for every operation, and never a helper', () => {
    for (const operation of OPERATIONS) {
      const name = suggestName(operation, { path: '_.csv', column: '!' }, { sources: [], taken: [] })
      expect(name).toMatch(/^[a-z]\w*$/i)
    }
  })
})
