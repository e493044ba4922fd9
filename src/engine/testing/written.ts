import type {
  KnownColumn,
  Operation,
  OperationAnswers,
  OperationContext,
  OperationSource,
} from '../operations/operation.ts'
import { OPERATIONS } from '../operations/operations.ts'

export function operationOf(id: string): Operation {
  const operation = OPERATIONS.find((one) => one.id === id)
  if (!operation) throw new Error(`no operation ${id}`)
  return operation
}

/** A table that feeds an operation; columns as `price: 'number'`, null where they are not known. */
export function tableSource(
  name: string,
  columns: Readonly<Record<string, KnownColumn['kind']>> | readonly KnownColumn[] | null = null,
): OperationSource {
  const known = Array.isArray(columns)
    ? columns
    : columns && Object.entries(columns).map(([column, kind]): KnownColumn => ({ name: column, kind }))
  return { name, type: 'ColumnTable', columns: known }
}

export function contextOf(overrides: Partial<OperationContext> = {}): OperationContext {
  return { name: 'made', sources: [tableSource('sales')], nodes: [], files: [], taken: ['sales'], ...overrides }
}

/** The text of an operation; its problems as lines where it has some. */
export function written(id: string, answers: OperationAnswers, overrides: Partial<OperationContext> = {}): string {
  const result = operationOf(id).write(answers, contextOf(overrides))
  return result.ok ? result.text : result.problems.map(({ field, message }) => `${field}: ${message}`).join('\n')
}
