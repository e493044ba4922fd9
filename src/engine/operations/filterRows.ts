import { defineOperation } from './define.ts'
import { readFormula } from './expression/formula.ts'
import { choiceField, columnsOf } from './fields.ts'
import type { Operation } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { arrow, call, chain } from './writing/layout.ts'

export const filterRows: Operation = defineOperation({
  id: 'filter',
  title: 'Filter rows',
  hint: 'The rows for which a condition holds',
  keywords: ['where', 'condition', 'subset', 'only', 'remove'],
  takes: [['table']],
  gives: 'table',
  inputs: ['table'],
  fields: () => [
    {
      id: 'condition',
      label: 'Keep rows where',
      kind: 'expression',
      hint: "price > 10 && status !== 'cancelled'; a column with a space is written `net price`",
    },
    choiceField('missing', 'Where a value is missing', [
      ['out', 'what is compared by it does not hold'],
      ['plain', 'null counts as JavaScript counts it: as 0'],
    ]),
  ],
  text(answers, paper, context) {
    const table = sourceOf(paper)
    const formula = readFormula(answers.text('condition'), {
      columns: columnsOf(context),
      kind: 'condition',
      guards: answers.text('missing') === 'out',
      op: () => paper.use('arquero', 'op'),
    })
    if (!formula.ok) answers.complain('condition', formula.message)
    const condition = formula.ok ? arrow(`(row: ${formula.row})`, formula.code) : ''
    return isTable(paper, `${table} where ${answers.text('condition')}.`, chain(table, call('filter', condition)))
  },
})
