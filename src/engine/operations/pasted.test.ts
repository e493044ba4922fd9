import { expect, test } from 'vitest'
import { analyzed } from '../testing/analyzed.ts'
import { outcomeOf } from '../testing/edited.ts'
import { contextOf, operationOf, tableSource } from '../testing/written.ts'
import type { OperationAnswers } from './operation.ts'

const START = `import { type ColumnTable, table } from 'arquero'

/** Two sales. */
export function sales(): ColumnTable {
  return table({ region: ['n', 's'], price: [1, 2], quantity: [3, 4] })
}
`

const STEPS: readonly (readonly [id: string, answers: OperationAnswers])[] = [
  ['loadCsv', { path: 'customers.csv' }],
  ['filter', { condition: "price > 1 && lower(region) === 's'" }],
  ['rollup', { by: ['region'], values: ['price'] }],
  ['sort', { by: ['region'], descending: ['region'] }],
  ['join', { other: 'made_loadCsv', on: ['region'] }],
  ['histogram', { column: 'price' }],
  ['linearRegression', { target: 'price', by: ['quantity', 'region'] }],
  ['trainTestSplit', {}],
  ['chart', { x: 'region', y: 'price' }],
]

test('what is written goes into a module one after the other, takes what feeds it, and leaves no problem', () => {
  let texts: Readonly<Record<string, string>> = { 'main.ts': START }
  for (const [id, answers] of STEPS) {
    const operation = operationOf(id)
    const sources = operation.takes.length ? [tableSource('sales')] : []
    const result = operation.write(answers, contextOf({ name: `made_${id}`, sources }))
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const outcome = outcomeOf(texts, { kind: 'paste', text: result.text, module: 'main.ts', keepLinks: true })
    if ('refusal' in outcome) throw new Error(outcome.refusal.message)
    texts = typeof outcome.texts === 'string' ? { 'main.ts': outcome.texts } : outcome.texts
    const { graph } = analyzed(texts)
    expect(graph.problems).toEqual([])
    const node = graph.nodes.find((one) => one.name === `made_${id}`)
    expect(node?.dependencies.map((one) => one.node)).toEqual(fedBy(id))
  }
  expect(texts['main.ts']?.match(/from 'arquero'/g)).toHaveLength(1)
})

function fedBy(id: string): string[] {
  if (id === 'loadCsv') return ['made_loadCsv.select_data.rows']
  return id === 'join' ? ['sales', 'made_loadCsv'] : ['sales']
}
