import { listNames } from '../model/names.ts'
import { type Answers, PROTO } from './answers.ts'
import { defineOperation } from './define.ts'
import { choiceField, columnField, columnsField, columnsOf, numberField, textField, wholeFrom } from './fields.ts'
import { takesNumbers } from './numbers.ts'
import type { Operation, OperationField } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { arrow, type Code, call, chain, list, object, sequence } from './writing/layout.ts'
import { type Paper, returned } from './writing/paper.ts'
import { keyOf, propertyOf, quote } from './writing/quote.ts'

const WINDOW = numberField('window', 'Over', 3, { ...wholeFrom(1), hint: 'How many rows: a row and those before it.' })

const START: OperationField = choiceField('start', 'At the beginning', [
  ['there', 'the mean of what is there'],
  ['missing', 'nothing until there are as many'],
])

export const rollingMean: Operation = defineOperation({
  id: 'rollingMean',
  title: 'Rolling mean',
  hint: 'The mean of each value and those before it',
  keywords: ['moving', 'average', 'window', 'smooth', 'trend'],
  takes: [['table', 'numbers']],
  gives: 'table',
  inputs: ['table'],
  fields: (context, answers) => {
    if (takesNumbers(context)) return [WINDOW, START]
    const columns = columnsOf(context)
    const column = typeof answers.column === 'string' && answers.column ? answers.column : 'value'
    return [
      columnField('column', 'Of', columns, { kinds: ['number', 'other'] }),
      WINDOW,
      columnField('by', 'In the order of', columns, { optional: true, hint: 'The order of the rows without.' }),
      columnsField('per', 'Apart for each', columns, { optional: true }),
      START,
      textField('as', 'New column', { default: `${column}_mean` }),
    ]
  },
  text: (answers, paper, context) => (takesNumbers(context) ? numbersText(answers, paper) : tableText(answers, paper)),
})

function tableText(answers: Answers, paper: Paper): string {
  const table = sourceOf(paper)
  const [column, by, per, as] = [answers.text('column'), answers.text('by'), answers.list('per'), answers.text('as')]
  if (as === '__proto__') answers.complain('as', PROTO)
  const size = answers.number('window')
  const frame = list([String(1 - size), '0'])
  const mean = call(paper.use('arquero', 'rolling'), meanOf(column, answers, paper), frame)
  const order = by ? `, in the order of ${by}` : ''
  const groups = per.length ? `, for each ${listNames(per)}` : ''
  return isTable(
    paper,
    `${table} with ${as}: the mean of ${column} over ${rowsOf(size)}${order}${groups}.`,
    chain(
      table,
      per.length ? call('groupby', ...per.map(quote)) : null,
      by ? call('orderby', quote(by)) : null,
      call('derive', object([sequence(`${keyOf(as)}: `, mean)])),
      per.length ? call('ungroup') : null,
    ),
  )
}

function meanOf(column: string, answers: Answers, paper: Paper): Code {
  const op = paper.use('arquero', 'op')
  const mean = `${op}.mean(${propertyOf('row', column)})`
  const isFull = answers.text('start') === 'missing'
  const body = isFull ? `${op}.row_number() < ${answers.number('window')} ? null : ${mean}` : mean
  return arrow(`(row: { ${keyOf(column)}: number | null })`, body, { isChoice: isFull })
}

function numbersText(answers: Answers, paper: Paper): string {
  const numbers = sourceOf(paper)
  const size = answers.number('window')
  const mean = paper.use('d3-array', 'mean')
  const isFull = answers.text('start') === 'missing'
  const first = isFull ? `at - ${size - 1}` : `Math.max(0, at - ${size - 1})`
  const value = `${mean}(${numbers}.slice(${first}, at + 1)) ?? Number.NaN`
  const body = isFull ? `at < ${size - 1} ? Number.NaN : (${value})` : value
  return paper.declare({
    doc: `Mean of ${numbers} over ${rowsOf(size).replace('row', 'value')}.`,
    gives: 'Float64Array',
    body: [returned(call('Float64Array.from', numbers, arrow('(_, at)', body, { isChoice: isFull })))],
  })
}

function rowsOf(size: number): string {
  return size === 1 ? 'one row' : `${size} rows`
}
