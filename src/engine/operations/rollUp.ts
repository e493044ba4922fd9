import { listNames } from '../model/names.ts'
import { AGGREGATES, needsNumbers } from './aggregates.ts'
import type { Answers } from './answers.ts'
import { defineOperation } from './define.ts'
import { columnsField, columnsOf, kindOfColumn } from './fields.ts'
import type { FieldChoice, Operation, OperationContext } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { call, chain, object } from './writing/layout.ts'
import type { Paper } from './writing/paper.ts'
import { keyOf, quote } from './writing/quote.ts'

const CHOICES = AGGREGATES.map(([value, label]): FieldChoice => ({ value, label }))

export const rollUp: Operation = defineOperation({
  id: 'rollup',
  title: 'Group and roll up',
  hint: 'One row a group: how many rows, and sums or means of columns',
  keywords: ['aggregate', 'summarise', 'summarize', 'groupby', 'count', 'sum', 'mean', 'total'],
  takes: [['table']],
  gives: 'table',
  inputs: ['table'],
  fields: (context) => [
    columnsField('by', 'Group by', columnsOf(context), { optional: true, hint: 'All rows are one group without.' }),
    columnsField('values', 'Roll up', columnsOf(context), { optional: true, hint: 'Only rows are counted without.' }),
    {
      id: 'how',
      label: 'To',
      kind: 'choices',
      choices: CHOICES,
      default: ['sum'],
      hint: 'revenue and sum make the column revenue_sum.',
    },
  ],
  text(answers, paper, context) {
    const table = sourceOf(paper)
    const [by, values] = [answers.list('by'), answers.list('values')]
    const entries = rolledUp(answers, paper, context)
    const rolled = call('rollup', object(entries))
    const what = values.length
      ? `${listNames(answers.list('how').map(wordOf))} of ${listNames(values)}`
      : 'Number of rows'
    return isTable(
      paper,
      `${capital(what)} in ${table}${by.length ? `, by ${listNames(by)}` : ''}.`,
      chain(table, by.length ? call('groupby', ...by.map(quote)) : null, rolled),
    )
  },
})

function rolledUp(answers: Answers, paper: Paper, context: OperationContext): string[] {
  const op = paper.use('arquero', 'op')
  const by = answers.list('by')
  const names = new Set(by)
  const entry = (name: string, code: string) => {
    if (names.has(name)) answers.complain('by', `A column of the name "${name}" comes out twice.`)
    names.add(name)
    return `${keyOf(name)}: ${code}`
  }
  const rolled = answers.list('values').flatMap((column) =>
    answers.list('how').map((how) => {
      const kind = kindOfColumn(columnsOf(context), column)
      if (needsNumbers(how) && kind !== null && kind !== 'number' && kind !== 'other') {
        answers.complain('values', `"${column}" holds no numbers: it has no ${wordOf(how)}.`)
      }
      return entry(`${column}_${how}`, `${op}.${how}(${quote(column)})`)
    }),
  )
  return [entry('count', `${op}.count()`), ...rolled]
}

function wordOf(aggregate: string): string {
  return AGGREGATES.find(([name]) => name === aggregate)?.[1] ?? aggregate
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
