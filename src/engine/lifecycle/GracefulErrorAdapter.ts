import type { Behaviour } from '../run/behaviour.ts'
import type { LifecycleAdapter } from './LifecycleAdapter.ts'

export interface GracefulOptions {
  /** The errors that are caught, by class or by the class's name, subclasses included; left out, all of them. */
  readonly errors?: readonly (string | ErrorClass)[]
  /** What stands for a value that could not be made: plain data, since it may go to a worker. */
  readonly sentinel?: unknown
}

type ErrorClass = abstract new (...args: never) => Error

/**
 * Lets a run end well although nodes fail: a failed output is the sentinel, and what needs a failed node is skipped and a
 * sentinel too. In a parallel block an item that fails leaves the sentinel in its place of the collected list.
 */
export class GracefulErrorAdapter implements LifecycleAdapter {
  readonly behaviour: Behaviour

  constructor({ errors, sentinel = null }: GracefulOptions = {}) {
    // Names, since the classes of a worker are others.
    const names = errors?.map((error) => (typeof error === 'string' ? error : error.name)) ?? null
    this.behaviour = { kind: 'graceful', errors: names, sentinel }
  }
}
