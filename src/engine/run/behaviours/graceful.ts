import type { Behaviour } from '../behaviour.ts'
import { NodeFailure } from '../errors.ts'

/** Whether a sentinel stands for a node that failed with this error: by the names of its classes, its own first. */
export function isCaught({ errors }: Behaviour & { readonly kind: 'graceful' }, error: unknown): boolean {
  // A hook that fails is the fault of who looks on, not of the node.
  if (error instanceof NodeFailure && error.problem.code.startsWith('DW-LIFE-')) return false
  return errors === null || classNamesOf(error).some((name) => errors.includes(name))
}

/** What was thrown may come from another realm or thread, where classes are others: names are all that they share. */
function classNamesOf(error: unknown): readonly string[] {
  const thrown = error instanceof NodeFailure && error.cause !== undefined ? error.cause : error
  if (typeof thrown !== 'object' || thrown === null) return []
  const names = 'name' in thrown && typeof thrown.name === 'string' ? [thrown.name] : []
  for (let at: unknown = Object.getPrototypeOf(thrown); typeof at === 'object' && at !== null; ) {
    if (typeof at.constructor === 'function') names.push(at.constructor.name)
    at = Object.getPrototypeOf(at)
  }
  return names
}
