import { defineOperation } from './define.ts'
import { type FormulaField, formulaFields, formulaOf } from './formulaFields.ts'
import type { Operation } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { arrow, call, chain } from './writing/layout.ts'

const CONDITION: FormulaField = {
  id: 'condition',
  label: 'Keep rows where',
  hint: "price > 10 && status !== 'cancelled'",
  kind: 'condition',
  without: 'what is compared by it does not hold',
}

export const filterRows: Operation = defineOperation({
  id: 'filter',
  title: 'Filter rows',
  hint: 'The rows for which a condition holds',
  keywords: ['where', 'condition', 'subset', 'only', 'remove'],
  takes: [['table']],
  gives: 'table',
  inputs: ['table'],
  fields: () => formulaFields(CONDITION),
  text(answers, paper, context) {
    const table = sourceOf(paper)
    const formula = formulaOf(CONDITION, answers, paper, context)
    const condition = formula ? arrow(`(row: ${formula.row})`, formula.code) : ''
    return isTable(paper, `${table} where ${answers.text('condition')}.`, chain(table, call('filter', condition)))
  },
})
