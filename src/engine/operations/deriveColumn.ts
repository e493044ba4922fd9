import { PROTO } from './answers.ts'
import { defineOperation } from './define.ts'
import { textField } from './fields.ts'
import { type FormulaField, formulaFields, formulaOf } from './formulaFields.ts'
import type { Operation } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { arrow, call, chain, object } from './writing/layout.ts'
import { keyOf } from './writing/quote.ts'

const FORMULA: FormulaField = {
  id: 'formula',
  label: 'Computed as',
  hint: 'quantity * price',
  kind: 'value',
  without: 'the result is missing',
}

export const deriveColumn: Operation = defineOperation({
  id: 'derive',
  title: 'Derive column',
  hint: 'A new column, computed from the others row by row',
  keywords: ['add', 'compute', 'formula', 'mutate', 'calculate', 'new'],
  takes: [['table']],
  gives: 'table',
  inputs: ['table'],
  fields: () => [
    textField('column', 'New column', { hint: 'revenue; a column that is there is replaced' }),
    ...formulaFields(FORMULA),
  ],
  text(answers, paper, context) {
    const table = sourceOf(paper)
    const column = answers.text('column')
    if (column === '__proto__') answers.complain('column', PROTO)
    const formula = formulaOf(FORMULA, answers, paper, context)
    const entry = formula ? arrow(`${keyOf(column)}: (row: ${formula.row})`, formula.code, formula) : ''
    const doc = `${table} with ${column}: ${answers.text('formula')}.`
    return isTable(paper, doc, chain(table, call('derive', object([entry]))))
  },
})
