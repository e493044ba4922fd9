import { suggestName } from '../operations/suggestName.ts'
import { contextOf, operationOf, tableSource } from './written.ts'

const SALES = tableSource('sales', {
  region: 'text',
  product: 'text',
  day: 'date',
  price: 'number',
  quantity: 'number',
})

/** What the page about operations shows for its examples. */
export function exampleText(id: string, answers: Readonly<Record<string, string | readonly string[]>>): string {
  const operation = operationOf(id)
  const sources = operation.takes.length ? [SALES] : []
  const nodes = [tableSource('customers')]
  const context = contextOf({ sources, nodes, taken: ['sales', 'customers'] })
  const name = suggestName(operation, answers, { sources, taken: operation.takes.length ? context.taken : [] })
  const result = operation.write(answers, { ...context, name })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.text
}
