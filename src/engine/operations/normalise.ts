import { listNames } from '../model/names.ts'
import type { Answers } from './answers.ts'
import { defineOperation } from './define.ts'
import { choiceField, columnsField, columnsOf } from './fields.ts'
import { takesNumbers } from './numbers.ts'
import type { Operation, OperationContext } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { arrow, call, chain, object } from './writing/layout.ts'
import { type Paper, returned } from './writing/paper.ts'
import { keyOf, propertyOf } from './writing/quote.ts'

const METHODS = [
  ['zScore', 'mean 0 and standard deviation 1'],
  ['minMax', 'from 0 to 1'],
  ['share', 'parts of the sum'],
] as const

export const normalise: Operation = defineOperation({
  id: 'normalise',
  title: 'Normalise',
  hint: 'Numbers on a common scale: z-scores, 0 to 1, or parts of the sum',
  keywords: ['normalize', 'standardise', 'standardize', 'scale', 'zscore', 'minmax', 'share', 'percent'],
  takes: [['table', 'numbers']],
  gives: 'table',
  inputs: ['table'],
  fields: (context) => {
    const method = choiceField('method', 'To', METHODS)
    if (takesNumbers(context)) return [method]
    const into = choiceField('into', 'As', [
      ['same', 'the same columns'],
      ['new', 'new columns: price_normalised'],
    ])
    return [columnsField('columns', 'Columns', columnsOf(context), { kinds: ['number', 'other'] }), method, into]
  },
  text: (answers, paper, context) =>
    takesNumbers(context) ? numbersText(answers, paper) : tableText(answers, paper, context),
})

function tableText(answers: Answers, paper: Paper, context: OperationContext): string {
  const table = sourceOf(paper)
  const op = paper.use('arquero', 'op')
  const columns = answers.list('columns')
  const isNew = answers.text('into') === 'new'
  const entries = columns.map((column) => {
    const name = isNew ? `${column}_normalised` : column
    if (isNew && columnsOf(context)?.some((one) => one.name === name)) {
      answers.complain('into', `The table has a column "${name}" already.`)
    }
    const value = propertyOf('row', column)
    const scaled = scaledBy(answers.text('method'), value, (fn) => `${op}.${fn}(${value})`)
    return arrow(`${keyOf(name)}: (row: { ${keyOf(column)}: number | null })`, `${value} == null ? null : ${scaled}`, {
      isChoice: true,
    })
  })
  const doc = `${table} with ${listNames(columns)} scaled to ${wordsOf(answers)}.`
  return isTable(paper, doc, chain(table, call('derive', object(entries))))
}

function numbersText(answers: Answers, paper: Paper): string {
  const numbers = sourceOf(paper)
  const before: string[] = []
  const names = new Map<string, string>()
  const scaled = scaledBy(answers.text('method'), 'value', (fn) => {
    const statistic = D3[fn] ?? fn
    const local = paper.use('d3-array', statistic)
    const name = names.get(fn) ?? paper.name(NAMES[fn] ?? fn)
    if (!names.has(fn)) before.push(`const ${name} = ${local}(${numbers})${fn === 'sum' ? '' : ' ?? Number.NaN'}`)
    names.set(fn, name)
    return name
  })
  const code = call('Float64Array.from', numbers, `(value) => ${scaled}`)
  return paper.declare({
    doc: `${numbers} scaled to ${wordsOf(answers)}.`,
    gives: 'Float64Array',
    body: [...before, returned(code)],
  })
}

function scaledBy(method: string, value: string, statistic: (name: string) => string): string {
  switch (method) {
    case 'minMax':
      return `(${value} - ${statistic('min')}) / (${statistic('max')} - ${statistic('min')})`
    case 'share':
      return `${value} / ${statistic('sum')}`
    default:
      return `(${value} - ${statistic('mean')}) / ${statistic('stdev')}`
  }
}

/** What d3 calls it. */
const D3: Readonly<Record<string, string>> = { stdev: 'deviation' }

const NAMES: Readonly<Record<string, string>> = {
  mean: 'center',
  stdev: 'spread',
  min: 'least',
  max: 'most',
  sum: 'total',
}

function wordsOf(answers: Answers): string {
  return METHODS.find(([value]) => value === answers.text('method'))?.[1] ?? ''
}
