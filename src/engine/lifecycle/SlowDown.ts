import type { Behaviour } from '../run/behaviour.ts'
import { previewOf } from '../values/summarise.ts'
import type { LifecycleAdapter } from './LifecycleAdapter.ts'
import { refuseOption } from './options.ts'

export interface SlowDownOptions {
  /** Milliseconds that a node waits, on average. */
  readonly mean?: number
  /** By how many milliseconds a wait may be shorter or longer. */
  readonly spread?: number
  /** The same seed gives the same waits. */
  readonly seed?: number
}

/** Lets each node wait before it runs, so that a run can be followed by eye. */
export class SlowDown implements LifecycleAdapter {
  readonly behaviour: Behaviour

  /** @throws {GraphError} where a time is none */
  constructor({ mean = 300, spread = 100, seed = 1 }: SlowDownOptions = {}) {
    for (const [name, value] of Object.entries({ mean, spread })) {
      if (!(value >= 0 && value <= LONGEST)) {
        refuseOption('SlowDown', `milliseconds from 0 to ${LONGEST} as \`${name}\``, previewOf(value))
      }
    }
    this.behaviour = { kind: 'slowDown', mean, spread, seed }
  }
}

/** Timers of more than 2^31 ms go off at once: a day is long enough. */
const LONGEST = 86_400_000
