import { defineOperation } from './define.ts'
import { choiceField, numberField, SEED_FIELD, wholeFrom } from './fields.ts'
import type { Operation } from './operation.ts'
import { givesTable, sourceOf } from './tables.ts'
import { call, chain } from './writing/layout.ts'
import { returned } from './writing/paper.ts'

export const sampleRows: Operation = defineOperation({
  id: 'sample',
  title: 'Sample rows',
  hint: 'Some rows by chance, the same ones in each run',
  keywords: ['random', 'subset', 'head', 'limit'],
  takes: [['table']],
  gives: 'table',
  inputs: ['table'],
  fields: (_, answers) => [
    choiceField('unit', 'Take', [
      ['rows', 'a number of rows'],
      ['percent', 'a part of the rows, in percent'],
    ]),
    answers.unit === 'percent'
      ? numberField('size', 'Percent', 10, { range: { least: 0, most: 100, whole: false } })
      : numberField('size', 'Rows', 100, wholeFrom(0)),
    SEED_FIELD,
  ],
  text(answers, paper) {
    const table = sourceOf(paper)
    const size = answers.number('size')
    const isPart = answers.text('unit') === 'percent'
    const seed = paper.use('arquero', 'seed')
    const rows = paper.name('rows')
    const count = isPart ? `Math.round(${size / 100} * ${table}.numRows())` : String(size)
    return givesTable(
      paper,
      `${isPart ? `${size} percent` : size} of the rows of ${table} by chance, the same ones in each run.`,
      `${seed}(${answers.number('seed')})`,
      { start: `const ${rows} = `, code: chain(table, call('sample', count)) },
      `${seed}(Number.NaN) // Others draw by chance again.`,
      returned(rows),
    )
  },
})
