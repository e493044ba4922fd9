import { PROTO } from './answers.ts'
import { defineOperation } from './define.ts'
import { readFormula } from './expression/formula.ts'
import { choiceField, columnsOf, textField } from './fields.ts'
import type { Operation } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { arrow, call, chain, object } from './writing/layout.ts'
import { keyOf } from './writing/quote.ts'

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
    {
      id: 'formula',
      label: 'Computed as',
      kind: 'expression',
      hint: 'quantity * price; a column with a space is written `net price`',
    },
    choiceField('missing', 'Where a value is missing', [
      ['out', 'the result is missing'],
      ['plain', 'null counts as JavaScript counts it: as 0'],
    ]),
  ],
  text(answers, paper, context) {
    const table = sourceOf(paper)
    const column = answers.text('column')
    if (column === '__proto__') answers.complain('column', PROTO)
    const formula = readFormula(answers.text('formula'), {
      columns: columnsOf(context),
      kind: 'value',
      guards: answers.text('missing') === 'out',
      op: () => paper.use('arquero', 'op'),
    })
    if (!formula.ok) answers.complain('formula', formula.message)
    const entry = formula.ok ? arrow(`${keyOf(column)}: (row: ${formula.row})`, formula.code, formula) : ''
    const doc = `${table} with ${column}: ${answers.text('formula')}.`
    return isTable(paper, doc, chain(table, call('derive', object([entry]))))
  },
})
