import { feedOf } from './feed.ts'
import type { OperationContext } from './operation.ts'

/** Whether what feeds an operation is a list of numbers, not a table. */
export function takesNumbers({ sources }: OperationContext): boolean {
  const [source] = sources
  return source !== undefined && feedOf(source.type) === 'numbers'
}
