import type { Operation, OperationAnswers, OperationContext } from './operation.ts'

/** A name for the new function that says what it gives, and that no node has: `sales_by_region`. */
export function suggestName(
  operation: Operation,
  _answers: OperationAnswers,
  { sources, taken }: Omit<OperationContext, 'name'>,
): string {
  const source = sources[0]?.name
  const wanted = source ? `${source}_${operation.id}` : operation.id
  return freeName(wanted, taken)
}

/** `name`, or with the first number behind it that makes it free. */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken)
  if (!known.has(name)) return name
  for (let at = 1; ; at++) if (!known.has(`${name}_${at}`)) return `${name}_${at}`
}
