import { listNames } from '../model/names.ts'
import { defineOperation } from './define.ts'
import { choiceField, columnsField, columnsOf } from './fields.ts'
import type { Operation } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { call, chain } from './writing/layout.ts'
import { quote } from './writing/quote.ts'

export const selectColumns: Operation = defineOperation({
  id: 'select',
  title: 'Select columns',
  hint: 'Some columns of a table, or all but some',
  keywords: ['pick', 'keep', 'drop', 'remove', 'reorder'],
  takes: [['table']],
  gives: 'table',
  inputs: ['table'],
  fields: (context) => [
    columnsField('columns', 'Columns', columnsOf(context)),
    choiceField('keep', 'Of these', [
      ['only', 'keep only these, in this order'],
      ['others', 'keep all others'],
    ]),
  ],
  text(answers, paper) {
    const table = sourceOf(paper)
    const columns = answers.list('columns')
    const names = columns.map(quote)
    if (answers.text('keep') === 'only') {
      return isTable(paper, `${listNames(columns)} of ${table}.`, chain(table, call('select', ...names)))
    }
    const others = call(paper.use('arquero', 'not'), ...names)
    return isTable(paper, `${table} without ${listNames(columns)}.`, chain(table, call('select', others)))
  },
})
