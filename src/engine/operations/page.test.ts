import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { exampleText } from '../testing/operationsPage.ts'
import { OPERATIONS } from './operations.ts'

const page = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/^<!-- (\w+) (\{.*\}) -->\n\n```ts\n([\s\S]*?)^```$/gm)]

test('the page about operations shows what they write', () => {
  for (const [, id = '', answers = '', code] of examples) expect(code).toBe(exampleText(id, JSON.parse(answers)))
})

test('and all of them', () => {
  expect(examples.map(([, id]) => id)).toEqual(OPERATIONS.map((one) => one.id))
  for (const { title, hint } of OPERATIONS) expect(page).toContain(`### ${title}\n\n${hint}.`)
})
