import type { Behaviour } from '../run/behaviour.ts'
import type { LifecycleAdapter } from './LifecycleAdapter.ts'

export interface TypeCheckerOptions {
  /** Whether the values that a node is given are checked; yes, unless said otherwise. */
  readonly inputs?: boolean
  /** Whether the value that it gives is checked; yes, unless said otherwise. */
  readonly outputs?: boolean
}

/**
 * Compares the values of nodes with their declared types, part by part: a node whose values do not fit fails, with the place
 * of the first part that does not (`rows[3].name: expected string, got 4`). The compiler trusts casts and `any`; this does not.
 */
export class TypeChecker implements LifecycleAdapter {
  readonly behaviour: Behaviour

  constructor({ inputs = true, outputs = true }: TypeCheckerOptions = {}) {
    this.behaviour = { kind: 'typeChecker', inputs, outputs }
  }
}
