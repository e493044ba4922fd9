import { defineOperation } from './define.ts'
import { columnsField, columnsOf } from './fields.ts'
import type { Operation } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { call, chain } from './writing/layout.ts'
import { quote } from './writing/quote.ts'

export const sortRows: Operation = defineOperation({
  id: 'sort',
  title: 'Sort rows',
  hint: 'Rows in the order of columns; Arquero takes what is missing for the smallest',
  keywords: ['order', 'orderby', 'arrange', 'rank', 'top'],
  takes: [['table']],
  gives: 'table',
  inputs: ['table'],
  fields: (context) => [
    columnsField('by', 'By', columnsOf(context), { hint: 'Rows that are the same in the first go by the next.' }),
    columnsField('descending', 'Largest first', columnsOf(context), { optional: true }),
  ],
  text(answers, paper) {
    const table = sourceOf(paper)
    const [by, descending] = [answers.list('by'), answers.list('descending')]
    const stray = descending.find((name) => !by.includes(name))
    if (stray !== undefined) answers.complain('descending', `"${stray}" is not one of those it is sorted by.`)
    const keys = by.map((name) =>
      descending.includes(name) ? call(paper.use('arquero', 'desc'), quote(name)) : quote(name),
    )
    const words = by.map((name) => (descending.includes(name) ? `${name}, the largest first` : name))
    const doc = `${table} in the order of ${by.length > 1 ? words.join('; then ') : words.join('')}.`
    return isTable(paper, doc, chain(table, call('orderby', ...keys)))
  },
})
