import { findNode, indexOf, listNames } from '../../../engine/page.ts'
import type { AppState } from '../../store/state.ts'

/** What the page knows of a node beyond its text. */
export interface NodeFacts {
  readonly name: string
  readonly kind: 'function' | 'input' | 'config'
  /** What it gave in the last run, on a line. */
  readonly value: string | null
  /** The nodes that take it; null where none does. */
  readonly users: string | null
}

export function nodeFacts({ program, run }: Pick<AppState, 'program' | 'run'>, name: string): NodeFacts | null {
  const node = program ? findNode(program.graph, name) : undefined
  if (!program || !node) return null
  const { users: usersOf, byName } = indexOf(program.graph)
  // What a function's modifiers made stands for the function.
  const users = [...new Set((usersOf.get(name) ?? []).map((one) => byName.get(one)?.origin ?? one))]
  const summary = run?.nodes.get(name)?.summary
  return {
    name,
    kind: node.kind,
    value: summary ? `${summary.type}${summary.size === null ? '' : `(${summary.size})`} ${summary.text}` : null,
    users: users.length ? listNames(users, 'and', 4) : null,
  }
}
