import { listNames } from '../model/names.ts'
import { AGGREGATES } from './aggregates.ts'
import { defineOperation } from './define.ts'
import { choiceField, columnField, columnsField, columnsOf } from './fields.ts'
import type { Operation } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { call, chain, object } from './writing/layout.ts'
import { keyOf, quote } from './writing/quote.ts'

export const pivotRows: Operation = defineOperation({
  id: 'pivot',
  title: 'Pivot rows into columns',
  hint: 'Long to wide: a column for each value of a column',
  keywords: ['crosstab', 'spread', 'wide', 'cast', 'matrix'],
  takes: [['table']],
  gives: 'table',
  inputs: ['table'],
  fields: (context) => [
    columnsField('rows', 'A row for each', columnsOf(context), { optional: true, hint: 'One row in all without.' }),
    columnField('key', 'A column for each', columnsOf(context)),
    columnField('value', 'Filled from', columnsOf(context)),
    choiceField('how', 'By the', [...AGGREGATES, ['any', 'one of them']]),
  ],
  text(answers, paper) {
    const table = sourceOf(paper)
    const [rows, key, value, how] = [
      answers.list('rows'),
      answers.text('key'),
      answers.text('value'),
      answers.text('how'),
    ]
    if (rows.includes(key)) answers.complain('key', `"${key}" makes rows already.`)
    const entry = `${keyOf(value)}: ${paper.use('arquero', 'op')}.${how}(${quote(value)})`
    return isTable(
      paper,
      `${value} of ${table} with a column for each ${key}${rows.length ? ` and a row for each ${listNames(rows)}` : ''}.`,
      chain(
        table,
        rows.length ? call('groupby', ...rows.map(quote)) : null,
        call('pivot', quote(key), object([entry])),
      ),
    )
  },
})
