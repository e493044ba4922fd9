import { defineOperation } from './define.ts'
import { choiceField } from './fields.ts'
import type { FieldChoice, Operation, OperationContext, OperationField } from './operation.ts'
import { call, object } from './writing/layout.ts'
import { type Paper, returned } from './writing/paper.ts'
import { quote } from './writing/quote.ts'

export const loadCsv: Operation = defineOperation({
  id: 'loadCsv',
  title: 'Load CSV',
  hint: 'A table from a CSV or TSV file of the project',
  keywords: ['read', 'open', 'import', 'file', 'tsv', 'data', 'source'],
  takes: [],
  gives: 'table',
  inputs: [],
  fields: (context) => [fileField(context, /\.(csv|tsv|tab|txt)$/i, 'sales.csv')],
  text: (answers, paper) => loaderText(paper, 'csv', { path: answers.text('path'), parameter: 'rows', gives: 'table' }),
})

export const loadJson: Operation = defineOperation({
  id: 'loadJson',
  title: 'Load JSON',
  hint: 'A table, numbers or an object from a JSON file of the project',
  keywords: ['read', 'open', 'import', 'file', 'data', 'source'],
  takes: [],
  gives: 'table',
  inputs: [],
  fields: (context) => [
    fileField(context, /\.json$/i, 'sales.json'),
    choiceField('as', 'It holds', [
      ['table', 'a table: rows, or columns by name'],
      ['numbers', 'a list of numbers'],
      ['object', 'an object'],
    ]),
  ],
  text: (answers, paper) => {
    const gives = answers.text('as')
    const parameter = gives === 'numbers' ? 'numbers' : gives === 'object' ? 'content' : 'rows'
    return loaderText(paper, 'json', { path: answers.text('path'), parameter, gives })
  },
})

export const loadParquet: Operation = defineOperation({
  id: 'loadParquet',
  title: 'Load Parquet',
  hint: 'A table from a Parquet file of the project',
  keywords: ['read', 'open', 'import', 'file', 'data', 'source', 'columnar'],
  takes: [],
  gives: 'table',
  inputs: [],
  fields: (context) => [fileField(context, /\.(parquet|pq)$/i, 'sales.parquet')],
  text: (answers, paper) =>
    loaderText(paper, 'parquet', { path: answers.text('path'), parameter: 'rows', gives: 'table' }),
})

export const loadArrow: Operation = defineOperation({
  id: 'loadArrow',
  title: 'Load Arrow',
  hint: 'A table from an Arrow or Feather file of the project',
  keywords: ['read', 'open', 'import', 'file', 'data', 'source', 'ipc', 'feather'],
  takes: [],
  gives: 'table',
  inputs: [],
  fields: (context) => [fileField(context, /\.(arrow|arrows|ipc|feather)$/i, 'sales.arrow')],
  text: (answers, paper) =>
    loaderText(paper, 'arrow', { path: answers.text('path'), parameter: 'rows', gives: 'table' }),
})

interface Loaded {
  readonly path: string
  readonly parameter: string
  readonly gives: string
}

function loaderText(
  paper: Paper,
  format: 'csv' | 'json' | 'parquet' | 'arrow',
  { path, parameter, gives }: Loaded,
): string {
  const name = paper.name(parameter)
  const type = typeOf(gives, paper)
  const from = `${paper.use('dagwright', 'loadFrom')}.${format}`
  const entry = `path: ${paper.use('dagwright', 'value')}(${quote(path)})`
  return paper.decorate([call(from, object([entry]))], {
    doc: `${DOCS[gives] ?? 'What is in'} ${path}.`,
    parameters: [{ name, type }],
    gives: type,
    body: [returned(name)],
  })
}

const DOCS: Readonly<Record<string, string>> = {
  table: 'The rows of',
  numbers: 'The numbers in',
}

function typeOf(gives: string, paper: Paper): string {
  if (gives === 'numbers') return 'number[]'
  return gives === 'object' ? 'Record<string, unknown>' : paper.tableType()
}

/** Files of the format come first; one that is not there yet can be named. */
function fileField({ files }: OperationContext, fitting: RegExp, example: string): OperationField {
  const choices = files.filter((file) => fitting.test(file)).map((file): FieldChoice => ({ value: file, label: file }))
  const [first] = choices
  return {
    id: 'path',
    label: 'File',
    kind: 'file',
    choices,
    hint: `In the project's folder: ${example}`,
    ...(first ? { default: first.value } : {}),
  }
}
