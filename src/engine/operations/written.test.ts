import { expect, test } from 'vitest'
import { tableSource, written } from '../testing/written.ts'

const KNOWN = {
  sources: [
    tableSource('sales', { region: 'text', 'net price': 'number', quantity: 'number', day: 'date', vip: 'boolean' }),
  ],
}
const SPEND = { sources: [{ name: 'spend', type: 'Float64Array', columns: null }] }

test('loads a CSV file', () => {
  expect(written('loadCsv', { path: 'sales.csv' }, { name: 'sales', sources: [] })).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'
    import { decorate, loadFrom, value } from 'dagwright'

    /** The rows of sales.csv. */
    export const sales = decorate(loadFrom.csv({ path: value('sales.csv') }), (rows: ColumnTable): ColumnTable => rows)
    "
  `)
})

test('loads JSON', () => {
  expect(
    written('loadJson', { path: 'sales.json', as: 'object' }, { name: 'content', sources: [] }),
  ).toMatchInlineSnapshot(`
    "import { decorate, loadFrom, value } from 'dagwright'

    /** What is in sales.json. */
    export const content = decorate(
      loadFrom.json({ path: value('sales.json') }),
      (content_1: Record<string, unknown>): Record<string, unknown> => content_1,
    )
    "
  `)
})

test('selects columns', () => {
  expect(written('select', { columns: ['region', 'net price'] })).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'

    /** region and net price of sales. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.select('region', 'net price')
    }
    "
  `)
})

test('leaves columns out', () => {
  expect(written('select', { columns: ["it's"], keep: 'others' })).toMatchInlineSnapshot(`
    "import { type ColumnTable, not } from 'arquero'

    /** sales without it's. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.select(not("it's"))
    }
    "
  `)
})

test('filters by a formula; what is missing is not compared', () => {
  expect(
    written('filter', { condition: "`net price` > 10 && (region !== 'north' || vip)" }, KNOWN),
  ).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'

    /** sales where \`net price\` > 10 && (region !== 'north' || vip). */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.filter(
        (row: { 'net price': number | null; region: string; vip: boolean }) =>
          row['net price'] != null && row['net price'] > 10 && (row.region !== 'north' || row.vip),
      )
    }
    "
  `)
})

test('filters by dates and functions', () => {
  expect(
    written(
      'filter',
      { condition: "day >= '2026-01-01' && lower(region) === 'north' && quantity ** 2 - 1 > 3 && year(day) < 2027" },
      KNOWN,
    ),
  ).toMatchInlineSnapshot(`
    "import { type ColumnTable, op } from 'arquero'

    /** sales where day >= '2026-01-01' && lower(region) === 'north' && quantity ** 2 - 1 > 3 && year(day) < 2027. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.filter(
        (row: { day: Date | null; region: string | null; quantity: number | null }) =>
          row.day != null &&
          row.day >= op.parse_date('2026-01-01') &&
          row.region != null &&
          op.lower(row.region) === 'north' &&
          row.quantity != null &&
          row.quantity ** 2 - 1 > 3 &&
          op.year(row.day) < 2027,
      )
    }
    "
  `)
})

test('filters as JavaScript does where that is chosen', () => {
  expect(written('filter', { condition: 'quantity > 10', missing: 'plain' })).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'

    /** sales where quantity > 10. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.filter((row: { quantity: number }) => row.quantity > 10)
    }
    "
  `)
})

test('derives a column', () => {
  expect(written('derive', { column: 'revenue', formula: 'quantity * `net price`' }, KNOWN)).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'

    /** sales with revenue: quantity * \`net price\`. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.derive({
        revenue: (row: { quantity: number | null; 'net price': number | null }) =>
          row.quantity == null || row['net price'] == null ? null : row.quantity * row['net price'],
      })
    }
    "
  `)
})

test('derives a text', () => {
  expect(
    written('derive', { column: 'the label', formula: "vip ? 'vip ' + quantity : region ?? 'none'" }, KNOWN),
  ).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'

    /** sales with the label: vip ? 'vip ' + quantity : region ?? 'none'. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.derive({
        'the label': (row: { vip: boolean; quantity: number | null; region: string | null }) =>
          row.quantity == null ? null : row.vip ? 'vip ' + row.quantity : (row.region ?? 'none'),
      })
    }
    "
  `)
})

test('groups and rolls up', () => {
  expect(written('rollup', { by: ['region'], values: ['net price'], how: ['sum', 'mean'] })).toMatchInlineSnapshot(`
    "import { type ColumnTable, op } from 'arquero'

    /** Sum and mean of net price in sales, by region. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.groupby('region').rollup({
        count: op.count(),
        'net price_sum': op.sum('net price'),
        'net price_mean': op.mean('net price'),
      })
    }
    "
  `)
})

test('counts rows', () => {
  expect(written('rollup', {})).toMatchInlineSnapshot(`
    "import { type ColumnTable, op } from 'arquero'

    /** Number of rows in sales. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.rollup({ count: op.count() })
    }
    "
  `)
})

test('joins by one column', () => {
  expect(
    written('join', { on: ['id'] }, { sources: [tableSource('sales'), tableSource('customers')] }),
  ).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'

    /** sales with what customers has, by id. */
    export function made(sales: ColumnTable, customers: ColumnTable): ColumnTable {
      return sales.join_left(customers, 'id')
    }
    "
  `)
})

test('joins by columns of other names', () => {
  expect(
    written(
      'join',
      { on: ['id', 'day'], equals: ['customer', 'date'], kind: 'join' },
      { sources: [tableSource('sales'), tableSource('customers')] },
    ),
  ).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'

    /** Rows of sales and customers that belong together, by id and day. */
    export function made(sales: ColumnTable, customers: ColumnTable): ColumnTable {
      return sales.join(customers, [
        ['id', 'day'],
        ['customer', 'date'],
      ])
    }
    "
  `)
})

test('sorts', () => {
  expect(written('sort', { by: ['region', 'net price'], descending: ['net price'] })).toMatchInlineSnapshot(`
    "import { type ColumnTable, desc } from 'arquero'

    /** sales in the order of region; then net price, the largest first. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.orderby('region', desc('net price'))
    }
    "
  `)
})

test('samples rows', () => {
  expect(written('sample', {})).toMatchInlineSnapshot(`
    "import { type ColumnTable, seed } from 'arquero'

    /** 100 of the rows of sales by chance, the same ones in each run. */
    export function made(sales: ColumnTable): ColumnTable {
      seed(1)
      const rows = sales.sample(100)
      seed(Number.NaN) // Others draw by chance again.
      return rows
    }
    "
  `)
})

test('samples a part', () => {
  expect(written('sample', { unit: 'percent', size: '12.5', seed: '7' })).toMatchInlineSnapshot(`
    "import { type ColumnTable, seed } from 'arquero'

    /** 12.5 percent of the rows of sales by chance, the same ones in each run. */
    export function made(sales: ColumnTable): ColumnTable {
      seed(7)
      const rows = sales.sample(Math.round(0.125 * sales.numRows()))
      seed(Number.NaN) // Others draw by chance again.
      return rows
    }
    "
  `)
})

test('folds', () => {
  expect(written('fold', { columns: ['jan', 'feb'], key: 'month', value: 'net price' })).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'

    /** sales with a row for each of jan and feb: month and net price. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.fold(['jan', 'feb'], { as: ['month', 'net price'] })
    }
    "
  `)
})

test('pivots', () => {
  expect(written('pivot', { rows: ['region'], key: 'month', value: 'net price' })).toMatchInlineSnapshot(`
    "import { type ColumnTable, op } from 'arquero'

    /** net price of sales with a column for each month and a row for each region. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.groupby('region').pivot('month', { 'net price': op.sum('net price') })
    }
    "
  `)
})

test('takes a rolling mean of a column', () => {
  expect(
    written('rollingMean', { column: 'net price', window: '7', by: 'day', per: ['region'] }),
  ).toMatchInlineSnapshot(`
    "import { type ColumnTable, op, rolling } from 'arquero'

    /** sales with net price_mean: the mean of net price over 7 rows, in the order of day, for each region. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales
        .groupby('region')
        .orderby('day')
        .derive({ 'net price_mean': rolling((row: { 'net price': number | null }) => op.mean(row['net price']), [-6, 0]) })
        .ungroup()
    }
    "
  `)
})

test('takes a rolling mean of full windows only', () => {
  expect(written('rollingMean', { column: 'price', start: 'missing' })).toMatchInlineSnapshot(`
    "import { type ColumnTable, op, rolling } from 'arquero'

    /** sales with price_mean: the mean of price over 3 rows. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.derive({
        price_mean: rolling((row: { price: number | null }) => (op.row_number() < 3 ? null : op.mean(row.price)), [-2, 0]),
      })
    }
    "
  `)
})

test('takes a rolling mean of numbers', () => {
  expect(written('rollingMean', {}, SPEND)).toMatchInlineSnapshot(`
    "import { mean } from 'd3-array'

    /** Mean of spend over 3 values. */
    export function made(spend: Float64Array): Float64Array {
      return Float64Array.from(spend, (_, at) => mean(spend.slice(Math.max(0, at - 2), at + 1)) ?? Number.NaN)
    }
    "
  `)
})

test('fills gaps with a value', () => {
  expect(written('fillMissing', { columns: ['region', 'net price'], value: 'none' })).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'

    /** sales with none where region or net price is missing. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.impute({ region: () => 'none', 'net price': () => 'none' })
    }
    "
  `)
})

test('fills gaps with the mean', () => {
  expect(written('fillMissing', { columns: ['net price'], how: 'mean' })).toMatchInlineSnapshot(`
    "import { type ColumnTable, op } from 'arquero'

    /** sales with the mean where net price is missing. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.impute({ 'net price': op.mean('net price') })
    }
    "
  `)
})

test('fills gaps with the value before', () => {
  expect(written('fillMissing', { columns: ['net price'], how: 'fill_down' })).toMatchInlineSnapshot(`
    "import { type ColumnTable, op } from 'arquero'

    /** sales with the value before it where net price is missing. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.derive({ 'net price': op.fill_down('net price') })
    }
    "
  `)
})

test('fills gaps of numbers', () => {
  expect(written('fillMissing', { how: 'median' }, SPEND)).toMatchInlineSnapshot(`
    "import { median } from 'd3-array'

    /** spend with the median where one is missing. */
    export function made(spend: Float64Array): Float64Array {
      const filling = median(spend) ?? Number.NaN
      return Float64Array.from(spend, (value) => (Number.isNaN(value) ? filling : value))
    }
    "
  `)
})

test('normalises columns', () => {
  expect(written('normalise', { columns: ['net price'] })).toMatchInlineSnapshot(`
    "import { type ColumnTable, op } from 'arquero'

    /** sales with net price scaled to mean 0 and standard deviation 1. */
    export function made(sales: ColumnTable): ColumnTable {
      return sales.derive({
        'net price': (row: { 'net price': number | null }) =>
          row['net price'] == null ? null : (row['net price'] - op.mean(row['net price'])) / op.stdev(row['net price']),
      })
    }
    "
  `)
})

test('normalises numbers', () => {
  expect(written('normalise', { method: 'minMax' }, SPEND)).toMatchInlineSnapshot(`
    "import { max, min } from 'd3-array'

    /** spend scaled to from 0 to 1. */
    export function made(spend: Float64Array): Float64Array {
      const least = min(spend) ?? Number.NaN
      const most = max(spend) ?? Number.NaN
      return Float64Array.from(spend, (value) => (value - least) / (most - least))
    }
    "
  `)
})

test('splits', () => {
  expect(written('trainTestSplit', {})).toMatchInlineSnapshot(`
    "import { type ColumnTable, seed } from 'arquero'
    import { decorate, extractFields } from 'dagwright'

    /** Rows of sales for training, 80 percent, and for testing: by chance, the same ones in each run. */
    export const made = decorate(
      extractFields('sales_train', 'sales_test'),
      (sales: ColumnTable): { sales_train: ColumnTable; sales_test: ColumnTable } => {
        seed(1)
        const shuffled = sales.sample(sales.numRows())
        seed(Number.NaN) // Others draw by chance again.
        const size = Math.round(0.8 * sales.numRows())
        return { sales_train: shuffled.slice(0, size), sales_test: shuffled.slice(size) }
      },
    )
    "
  `)
})

test('fits a line', () => {
  expect(written('linearRegression', { target: 'net price', by: ['quantity'] })).toMatchInlineSnapshot(`
    "import { type ColumnTable, op } from 'arquero'

    /** net price of sales by quantity: least squares over the rows that have them all. */
    export function made(sales: ColumnTable): {
      intercept: number
      coefficients: Record<string, number>
      r2: number
      rows: number
    } {
      const complete = sales.filter(
        (row: { quantity: number | null; 'net price': number | null }) =>
          op.is_finite(row.quantity) && op.is_finite(row['net price']),
      )
      const sums = complete.rollup({
        x: op.mean('quantity'),
        y: op.mean('net price'),
        variance: op.variance('quantity'),
        covariance: op.covariance('quantity', 'net price'),
        correlation: op.corr('quantity', 'net price'),
      })
      const slope = sums.get('covariance') / sums.get('variance')
      return {
        intercept: sums.get('y') - slope * sums.get('x'),
        coefficients: { quantity: slope },
        r2: sums.get('correlation') ** 2,
        rows: complete.numRows(),
      }
    }
    "
  `)
})

test('fits several columns', () => {
  expect(written('linearRegression', { target: 'net price', by: ['quantity', 'age'] })).toMatchInlineSnapshot(`
    "import { type ColumnTable, op } from 'arquero'
    import { maxIndex, mean } from 'd3-array'

    /** net price of sales by quantity and age: least squares over the rows that have them all. */
    export function made(sales: ColumnTable): {
      intercept: number
      coefficients: Record<string, number>
      r2: number
      rows: number
    } {
      const complete = sales.filter(
        (row: { quantity: number | null; age: number | null; 'net price': number | null }) =>
          op.is_finite(row.quantity) && op.is_finite(row.age) && op.is_finite(row['net price']),
      )
      const names = ['quantity', 'age']
      const xs = names.map((name): number[] => [...complete.array(name)])
      const ys: number[] = [...complete.array('net price')]
      const x = xs.map(centered)
      const y = centered(ys)
      const slopes = solve(x.map((a) => [...x, y].map((b) => product(a, b))))
      const residuals = y.map((one, row) => x.reduce((rest, column, at) => rest - slopes[at] * column[row], one))
      return {
        intercept: middle(ys) - product(slopes, xs.map(middle)),
        coefficients: Object.fromEntries(names.map((name, at) => [name, slopes[at]])),
        r2: 1 - product(residuals, residuals) / product(y, y),
        rows: complete.numRows(),
      }
    }

    function middle(numbers: readonly number[]): number {
      return mean(numbers) ?? Number.NaN
    }

    /** Numbers moved so that their mean is 0. */
    function centered(numbers: readonly number[]): number[] {
      const center = middle(numbers)
      return numbers.map((one) => one - center)
    }

    /** The scalar product. */
    function product(a: readonly number[], b: readonly number[]): number {
      return a.reduce((total, one, at) => total + one * b[at], 0)
    }

    /** Solves equations, each a row with its right side last, by elimination; NaN where there is no one solution. */
    function solve(equations: readonly number[][]): number[] {
      const rows = [...equations]
      const least = 1e-12 * Math.max(...rows.flat().map(Math.abs))
      for (let at = 0; at < rows.length; at++) {
        const pivot = maxIndex(rows, (row, index) => (index < at ? -1 : Math.abs(row[at])))
        const row = rows[pivot]
        if (!(Math.abs(row[at]) > least)) return rows.map(() => Number.NaN)
        rows[pivot] = rows[at]
        rows[at] = row
        for (let other = 0; other < rows.length; other++) {
          if (other === at) continue
          const factor = rows[other][at] / row[at]
          rows[other] = rows[other].map((value, column) => value - factor * row[column])
        }
      }
      return rows.map((row, at) => row[rows.length] / row[at])
    }
    "
  `)
})

test('makes a histogram', () => {
  expect(written('histogram', { column: 'net price' })).toMatchInlineSnapshot(`
    "import { type ColumnTable, table } from 'arquero'
    import { bin } from 'd3-array'

    /** Histogram of net price in sales: how many lie from low to high. */
    export function made(sales: ColumnTable): ColumnTable {
      const values: number[] = [...sales.array('net price')].filter(Number.isFinite)
      const bins = bin().thresholds(20)(values)
      return table({
        low: bins.map((one) => one.x0),
        high: bins.map((one) => one.x1),
        count: bins.map((one) => one.length),
      })
    }
    "
  `)
})

test('makes a chart', () => {
  expect(written('chart', { mark: 'line', x: 'day', y: 'net price', colour: 'region' }, KNOWN)).toMatchInlineSnapshot(`
    "import type { ColumnTable } from 'arquero'

    /** Line of net price by day in sales, coloured by region. */
    export function made(sales: ColumnTable): Record<string, unknown> {
      return {
        $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
        data: { values: sales.select('day', 'net price', 'region').objects() },
        mark: 'line',
        encoding: {
          x: { field: 'day', type: 'temporal' },
          y: { field: 'net price', type: 'quantitative' },
          color: { field: 'region', type: 'nominal' },
        },
      }
    }
    "
  `)
})
