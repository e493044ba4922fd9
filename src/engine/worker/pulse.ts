/**
 * The node that a runner is in, written to memory that both ends see: what keeps it busy is known without a message for each
 * node that it starts. There is none
 * where memory cannot be shared: there each start is told.
 */
export type Pulse = Int32Array<SharedArrayBuffer>

/** Both are numbers of the runner's task: the group, and the place of a node in it. */
export interface PulseBeat {
  readonly group: number
  readonly at: number
  /** Milliseconds from the run's start. */
  readonly time: number
}

export function createPulse(): Pulse {
  return new Int32Array(new SharedArrayBuffer(12))
}

/** The runner's end: it goes into that node, and does nothing else until it leaves it. */
export function writePulse(pulse: Pulse, { group, at, time }: PulseBeat): void {
  Atomics.store(pulse, AT, NOWHERE)
  Atomics.store(pulse, GROUP, group)
  Atomics.store(pulse, TIME, Math.round(time * PARTS))
  Atomics.store(pulse, AT, at)
}

/** The runner's end: the node has given a value or a promise. */
export function clearPulse(pulse: Pulse): void {
  Atomics.store(pulse, AT, NOWHERE)
}

/** The end that looks on: the node that the runner is in; null where it is in none, or in one of another group. */
export function readPulse(pulse: Pulse, group: number): Omit<PulseBeat, 'group'> | null {
  const at = Atomics.load(pulse, AT)
  if (at === NOWHERE || Atomics.load(pulse, GROUP) !== group) return null
  return { at, time: Atomics.load(pulse, TIME) / PARTS }
}

const NOWHERE = -1
const GROUP = 0
const AT = 1
const TIME = 2
/** Of a millisecond. */
const PARTS = 100
