import type { Binding } from './modifier.ts'

/** Parameters by name, and where their values come from. */
export type Bindings = Record<string, Binding>

/** Binds a parameter to a node's value. */
export function source(node: string): Binding {
  return { __binding: 'source', of: node }
}

/** Binds a parameter to a literal. */
export function value(literal: unknown): Binding {
  return { __binding: 'value', of: literal }
}

/** Gathers nodes and literals into a list. */
export function group(...members: Binding[]): Binding
/** Gathers nodes and literals into an object. */
export function group(members: Bindings): Binding
export function group(...members: (Binding | Bindings)[]): Binding {
  const [first] = members
  const isRecord = members.length === 1 && first !== undefined && !('__binding' in first && 'of' in first)
  return { __binding: 'group', of: isRecord ? first : members }
}
