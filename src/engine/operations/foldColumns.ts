import { listNames } from '../model/names.ts'
import { PROTO } from './answers.ts'
import { defineOperation } from './define.ts'
import { columnsField, columnsOf, textField } from './fields.ts'
import type { Operation } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { call, chain, list, object, sequence } from './writing/layout.ts'
import { quote } from './writing/quote.ts'

export const foldColumns: Operation = defineOperation({
  id: 'fold',
  title: 'Fold columns into rows',
  hint: 'Wide to long: a row for each of some columns, with its name and its value',
  keywords: ['unpivot', 'melt', 'gather', 'long', 'tidy'],
  takes: [['table']],
  gives: 'table',
  inputs: ['table'],
  fields: (context) => [
    columnsField('columns', 'Columns', columnsOf(context)),
    textField('key', 'Column for their names', { default: 'key' }),
    textField('value', 'Column for their values', { default: 'value' }),
  ],
  text(answers, paper, context) {
    const table = sourceOf(paper)
    const columns = answers.list('columns')
    const [key, value] = [answers.text('key'), answers.text('value')]
    const others = (columnsOf(context) ?? []).map((one) => one.name).filter((name) => !columns.includes(name))
    for (const [field, name] of [
      ['key', key],
      ['value', value],
    ] as const) {
      if (name === '__proto__') answers.complain(field, PROTO)
      if (others.includes(name)) answers.complain(field, `The table has a column "${name}" already.`)
    }
    if (key === value) answers.complain('value', 'Give it another name than the column for the names.')
    const as = object([sequence('as: ', list([quote(key), quote(value)]))])
    const code = chain(table, call('fold', list(columns.map(quote)), as))
    return isTable(paper, `${table} with a row for each of ${listNames(columns)}: ${key} and ${value}.`, code)
  },
})
