import { listNames } from '../model/names.ts'
import { type Answers, toNumber } from './answers.ts'
import { defineOperation } from './define.ts'
import { choiceField, columnsField, columnsOf, kindOfColumn, textField } from './fields.ts'
import { takesNumbers } from './numbers.ts'
import type { ColumnKind, Operation, OperationContext } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { call, chain, object } from './writing/layout.ts'
import { type Paper, returned, type Statement } from './writing/paper.ts'
import { keyOf, quote } from './writing/quote.ts'

const VALUES = [
  ['value', 'a value'],
  ['mean', 'the mean'],
  ['median', 'the median'],
] as const

const NEIGHBOURS = [
  ['fill_down', 'the value before it'],
  ['fill_up', 'the value after it'],
] as const

export const fillMissing: Operation = defineOperation({
  id: 'fillMissing',
  title: 'Fill missing values',
  hint: 'Another value where there is none: a constant, a mean, a neighbour',
  keywords: ['impute', 'null', 'nan', 'na', 'default', 'gaps', 'clean'],
  takes: [['table', 'numbers']],
  gives: 'table',
  inputs: ['table'],
  fields: (context, answers) => {
    const isNumbers = takesNumbers(context)
    const how = choiceField('how', 'Fill with', isNumbers ? VALUES : [...VALUES, ...NEIGHBOURS])
    const value = textField('value', 'The value', {
      default: '0',
      hint: "A number is a number; '3' in quotes is a text.",
    })
    return [
      ...(isNumbers ? [] : [columnsField('columns', 'Columns', columnsOf(context))]),
      how,
      ...(answers.how === undefined || answers.how === 'value' ? [value] : []),
    ]
  },
  text: (answers, paper, context) =>
    takesNumbers(context) ? numbersText(answers, paper) : tableText(answers, paper, context),
})

function tableText(answers: Answers, paper: Paper, context: OperationContext): string {
  const table = sourceOf(paper)
  const columns = answers.list('columns')
  const how = answers.text('how')
  const entries = columns.map((column) => {
    const kind = kindOfColumn(columnsOf(context), column)
    return `${keyOf(column)}: ${fillingOf(column, kind, answers, paper)}`
  })
  const verb = how.startsWith('fill') ? 'derive' : 'impute'
  const doc = `${table} with ${wordsOf(how, answers)} where ${listNames(columns, 'or')} is missing.`
  return isTable(paper, doc, chain(table, call(verb, object(entries))))
}

function fillingOf(column: string, kind: ColumnKind | null, answers: Answers, paper: Paper): string {
  const how = answers.text('how')
  if (how === 'value') return `() => ${literalOf(answers, kind, paper)}`
  if ((how === 'mean' || how === 'median') && kind !== null && kind !== 'number' && kind !== 'other') {
    answers.complain('columns', `"${column}" holds no numbers: it has no ${how}.`)
  }
  return `${paper.use('arquero', 'op')}.${how}(${quote(column)})`
}

/** The value as the column's kind writes it. */
function literalOf(answers: Answers, kind: ColumnKind | null, paper: Paper): string {
  const text = answers.text('value').trim()
  const quoted = /^'(.*)'$|^"(.*)"$/s.exec(text)
  const inside = quoted ? (quoted[1] ?? quoted[2] ?? '') : null
  const number = toNumber(text)
  switch (kind) {
    case 'number':
      if (Number.isNaN(number)) answers.complain('value', `"${text}" is no number, and the column holds numbers.`)
      return String(number)
    case 'boolean':
      if (text !== 'true' && text !== 'false') answers.complain('value', 'The column holds true or false.')
      return text
    case 'date':
      if (Number.isNaN(Date.parse(inside ?? text))) answers.complain('value', 'Write a date: 2026-01-31.')
      return `${paper.use('arquero', 'op')}.parse_date(${quote(inside ?? text)})`
    case 'text':
      return quote(inside ?? text)
    default:
      if (inside === null && !Number.isNaN(number)) return String(number)
      return inside === null && (text === 'true' || text === 'false') ? text : quote(inside ?? text)
  }
}

function numbersText(answers: Answers, paper: Paper): string {
  const numbers = sourceOf(paper)
  const how = answers.text('how')
  const before: Statement[] = []
  let filling = how === 'value' ? literalOf(answers, 'number', paper) : ''
  if (how !== 'value') {
    const fn = paper.use('d3-array', how)
    filling = paper.name('filling')
    before.push(`const ${filling} = ${fn}(${numbers}) ?? Number.NaN`)
  }
  const code = call('Float64Array.from', numbers, `(value) => (Number.isNaN(value) ? ${filling} : value)`)
  const doc = `${numbers} with ${wordsOf(how, answers)} where one is missing.`
  return paper.declare({ doc, gives: 'Float64Array', body: [...before, returned(code)] })
}

function wordsOf(how: string, answers: Answers): string {
  if (how === 'value') return answers.text('value')
  return [...VALUES, ...NEIGHBOURS].find(([value]) => value === how)?.[1] ?? how
}
