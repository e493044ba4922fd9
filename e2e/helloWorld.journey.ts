import { expect, test } from './fixtures.ts'
import { HELLO_WORLD } from './helloWorld.ts'
import { expectNumbers } from './numbers.ts'
import { toNumber } from './pages/ResultTree.ts'

const OUTPUTS = ['avg_3wk_spend', 'spend_per_signup', 'spend_zero_mean_unit_variance'] as const

test('hello world opens, runs, and its numbers stand in the tree', async ({ workbench }) => {
  await workbench.runToEnd()
  for (const output of OUTPUTS) {
    await workbench.expectStatus(output, 'ok')
    expectNumbers(await workbench.tree.numbers(output), HELLO_WORLD[output])
  }
})

test('the same run as a table has a column for each output', async ({ workbench }) => {
  await workbench.chooseResult('table')
  await workbench.runToEnd()
  expect(await workbench.table.columns()).toEqual(expect.arrayContaining([...OUTPUTS]))
  for (const output of OUTPUTS) {
    expectNumbers((await workbench.table.column(output)).map(toNumber), HELLO_WORLD[output], 3)
  }
})
