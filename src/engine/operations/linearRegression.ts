import { listNames } from '../model/names.ts'
import { defineOperation } from './define.ts'
import { columnField, columnsField, columnsOf } from './fields.ts'
import type { Operation } from './operation.ts'
import { sourceOf } from './tables.ts'
import { arrow, call, chain, list, object } from './writing/layout.ts'
import { type Paper, returned, type Statement } from './writing/paper.ts'
import { keyOf, propertyOf, quote } from './writing/quote.ts'

const GIVES = ['intercept: number', 'coefficients: Record<string, number>', 'r2: number', 'rows: number']

export const linearRegression: Operation = defineOperation({
  id: 'linearRegression',
  title: 'Linear regression',
  hint: 'A column as a sum of others, by least squares: coefficients, intercept and R²',
  keywords: ['fit', 'model', 'ols', 'predict', 'trend', 'least squares', 'machine learning'],
  takes: [['table']],
  gives: 'object',
  inputs: ['table'],
  fields: (context) => [
    columnField('target', 'Explain', columnsOf(context), { kinds: ['number', 'other'] }),
    columnsField('by', 'By', columnsOf(context), { kinds: ['number', 'other'] }),
  ],
  text(answers, paper) {
    const table = sourceOf(paper)
    const [target, by] = [answers.text('target'), answers.list('by')]
    if (by.includes(target)) answers.complain('by', `"${target}" cannot explain itself.`)
    const [only] = by
    const fit = only !== undefined && by.length === 1 ? lineOf(only, target, paper) : planeOf(by, target, paper)
    return paper.declare({
      doc: `${target} of ${table} by ${listNames(by)}: least squares over the rows that have them all.`,
      gives: GIVES,
      body: fit,
    })
  },
})

/** The rows that have all of the columns. */
function complete(names: readonly string[], paper: Paper): { readonly name: string; readonly statement: Statement } {
  const op = paper.use('arquero', 'op')
  const row = `(row: { ${names.map((name) => `${keyOf(name)}: number | null`).join('; ')} })`
  const tests = names.map((name) => `${op}.is_finite(${propertyOf('row', name)})`)
  const name = paper.name('complete')
  const code = chain(sourceOf(paper), call('filter', arrow(row, tests.join(' && '))))
  return { name, statement: { start: `const ${name} = `, code } }
}

/** One column: all of it stands in sums over the rows. */
function lineOf(x: string, y: string, paper: Paper): readonly Statement[] {
  const op = paper.use('arquero', 'op')
  const rows = complete([x, y], paper)
  const [sums, slope] = [paper.name('sums'), paper.name('slope')]
  const entries = [
    `x: ${op}.mean(${quote(x)})`,
    `y: ${op}.mean(${quote(y)})`,
    `variance: ${op}.variance(${quote(x)})`,
    `covariance: ${op}.covariance(${quote(x)}, ${quote(y)})`,
    `correlation: ${op}.corr(${quote(x)}, ${quote(y)})`,
  ]
  return [
    rows.statement,
    { start: `const ${sums} = `, code: chain(rows.name, call('rollup', object(entries))) },
    `const ${slope} = ${sums}.get('covariance') / ${sums}.get('variance')`,
    returned(
      object([
        `intercept: ${sums}.get('y') - ${slope} * ${sums}.get('x')`,
        `coefficients: { ${keyOf(x)}: ${slope} }`,
        `r2: ${sums}.get('correlation') ** 2`,
        `rows: ${rows.name}.numRows()`,
      ]),
    ),
  ]
}

/** Several: the normal equations of columns moved to mean 0, solved by elimination. */
function planeOf(by: readonly string[], y: string, paper: Paper): readonly Statement[] {
  const rows = complete([...by, y], paper)
  const name = (wanted: string) => paper.name(wanted)
  const [names, xs, ys, x, residuals] = [name('names'), name('xs'), name('ys'), name('x'), name('residuals')]
  const [slopes, middle, centered, product, solve] = [
    name('slopes'),
    name('middle'),
    name('centered'),
    name('product'),
    name('solve'),
  ]
  const target = name('y')
  paper.helper(centeredText({ centered, middle, mean: paper.use('d3-array', 'mean') }))
  paper.helper(productText(product))
  paper.helper(solveText(solve, paper.use('d3-array', 'maxIndex')))
  return [
    rows.statement,
    { start: `const ${names} = `, code: list(by.map(quote)) },
    `const ${xs} = ${names}.map((name): number[] => [...${rows.name}.array(name)])`,
    `const ${ys}: number[] = [...${rows.name}.array(${quote(y)})]`,
    `const ${x} = ${xs}.map(${centered})`,
    `const ${target} = ${centered}(${ys})`,
    `const ${slopes} = ${solve}(${x}.map((a) => [...${x}, ${target}].map((b) => ${product}(a, b))))`,
    `const ${residuals} = ${target}.map((one, row) => ${x}.reduce((rest, column, at) => rest - ${slopes}[at] * column[row], one))`,
    returned(
      object([
        `intercept: ${middle}(${ys}) - ${product}(${slopes}, ${xs}.map(${middle}))`,
        `coefficients: Object.fromEntries(${names}.map((name, at) => [name, ${slopes}[at]]))`,
        `r2: 1 - ${product}(${residuals}, ${residuals}) / ${product}(${target}, ${target})`,
        `rows: ${rows.name}.numRows()`,
      ]),
    ),
  ]
}

interface CenteredNames {
  readonly centered: string
  readonly middle: string
  readonly mean: string
}

function centeredText({ centered, middle, mean }: CenteredNames): string {
  return `function ${middle}(numbers: readonly number[]): number {
  return ${mean}(numbers) ?? Number.NaN
}

/** Numbers moved so that their mean is 0. */
function ${centered}(numbers: readonly number[]): number[] {
  const center = ${middle}(numbers)
  return numbers.map((one) => one - center)
}`
}

function productText(product: string): string {
  return `/** The scalar product. */
function ${product}(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, one, at) => total + one * b[at], 0)
}`
}

function solveText(solve: string, maxIndex: string): string {
  return `/** Solves equations, each a row with its right side last, by elimination; NaN where there is no one solution. */
function ${solve}(equations: readonly number[][]): number[] {
  const rows = [...equations]
  const least = 1e-12 * Math.max(...rows.flat().map(Math.abs))
  for (let at = 0; at < rows.length; at++) {
    const pivot = ${maxIndex}(rows, (row, index) => (index < at ? -1 : Math.abs(row[at])))
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
}`
}
