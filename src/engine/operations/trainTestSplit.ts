import { defineOperation } from './define.ts'
import { numberField, SEED_FIELD, textField } from './fields.ts'
import type { Operation } from './operation.ts'
import { sourceOf } from './tables.ts'
import { call, chain } from './writing/layout.ts'
import { returned } from './writing/paper.ts'
import { isName, quote } from './writing/quote.ts'

export const trainTestSplit: Operation = defineOperation({
  id: 'trainTestSplit',
  title: 'Train/test split',
  hint: 'Rows for training and rows for testing by chance, always the same ones; each a node',
  keywords: ['machine learning', 'holdout', 'validation', 'partition', 'random'],
  takes: [['table']],
  gives: 'object',
  inputs: ['table'],
  fields: ({ sources }) => {
    const source = sources[0]?.name ?? 'rows'
    return [
      numberField('percent', 'For training, in percent', 80, { range: { least: 0, most: 100, whole: false } }),
      textField('train', 'Node for training', { default: `${source}_train` }),
      textField('test', 'Node for testing', { default: `${source}_test` }),
      SEED_FIELD,
    ]
  },
  text(answers, paper, { name, taken }) {
    const table = sourceOf(paper)
    const [train, test] = [answers.text('train'), answers.text('test')]
    for (const field of ['train', 'test']) {
      const given = answers.text(field)
      if (!isName(given)) answers.complain(field, `"${given}" is no name that a node can have.`)
      if (taken.includes(given) || given === name) answers.complain(field, `There is a node "${given}" already.`)
    }
    if (train === test) answers.complain('test', 'Give the two parts names of their own.')
    const extract = call(paper.use('dagwright', 'extractFields'), quote(train), quote(test))
    const seed = paper.use('arquero', 'seed')
    const [shuffled, size] = [paper.name('shuffled'), paper.name('size')]
    const type = paper.tableType()
    return paper.decorate([extract], {
      doc: `Rows of ${table} for training, ${answers.number('percent')} percent, and for testing: by chance, the same ones in each run.`,
      gives: [`${train}: ${type}`, `${test}: ${type}`],
      body: [
        `${seed}(${answers.number('seed')})`,
        { start: `const ${shuffled} = `, code: chain(table, call('sample', `${table}.numRows()`)) },
        `${seed}(Number.NaN) // Others draw by chance again.`,
        `const ${size} = Math.round(${answers.number('percent') / 100} * ${table}.numRows())`,
        returned(`{ ${train}: ${shuffled}.slice(0, ${size}), ${test}: ${shuffled}.slice(${size}) }`),
      ],
    })
  },
})
