import { defineOperation } from './define.ts'
import { columnField, columnsOf, numberField, wholeFrom } from './fields.ts'
import { takesNumbers } from './numbers.ts'
import type { Operation } from './operation.ts'
import { givesTable, sourceOf } from './tables.ts'
import { call, object } from './writing/layout.ts'
import { returned } from './writing/paper.ts'
import { quote } from './writing/quote.ts'

export const histogram: Operation = defineOperation({
  id: 'histogram',
  title: 'Histogram',
  hint: 'How many values lie where: a table of low, high and count, for a chart',
  keywords: ['bin', 'distribution', 'frequency', 'count'],
  takes: [['table', 'numbers']],
  gives: 'table',
  inputs: ['rows'],
  fields: (context) => [
    ...(takesNumbers(context) ? [] : [columnField('column', 'Of', columnsOf(context), { kinds: ['number', 'other'] })]),
    numberField('bins', 'Bins, about', 20, { ...wholeFrom(1, 10_000), hint: 'As many as have round bounds.' }),
  ],
  text(answers, paper, context) {
    const source = sourceOf(paper)
    const isNumbers = takesNumbers(context)
    const column = answers.text('column')
    const bin = paper.use('d3-array', 'bin')
    const table = paper.use('arquero', 'table')
    const [values, bins] = [paper.name('values'), paper.name('bins')]
    const read = isNumbers ? source : `${source}.array(${quote(column)})`
    return givesTable(
      paper,
      `Histogram of ${isNumbers ? source : `${column} in ${source}`}: how many lie from low to high.`,
      `const ${values}: number[] = [...${read}].filter(Number.isFinite)`,
      `const ${bins} = ${bin}().thresholds(${answers.number('bins')})(${values})`,
      returned(
        call(
          table,
          object([
            `low: ${bins}.map((one) => one.x0)`,
            `high: ${bins}.map((one) => one.x1)`,
            `count: ${bins}.map((one) => one.length)`,
          ]),
        ),
      ),
    )
  },
})
