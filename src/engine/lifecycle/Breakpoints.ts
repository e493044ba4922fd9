import type { RunEvent } from '../model/event.ts'
import type { Problem } from '../model/problem.ts'
import type { Kwargs } from '../run/nodeRunner.ts'
import type { Awaitable, GraphStarting, LifecycleAdapter, NodeEnded, NodeStarting } from './LifecycleAdapter.ts'
import { createQueue } from './queue.ts'

export interface BreakpointsOptions {
  /** Nodes that stop before they run. */
  readonly before?: readonly string[]
  /** Nodes that stop after they ran or failed. */
  readonly after?: readonly string[]
  /** Told each stop; `pauses` gives the same one by one. */
  readonly onPause?: (pause: Pause) => void
}

/** A node that waits, and what is known of it. */
export interface Pause {
  readonly node: string
  readonly moment: 'before' | 'after'
  readonly kwargs: Kwargs
  /** After it ran. */
  readonly result?: unknown
  /** After it failed. */
  readonly problem?: Problem
  /** Lets this node go on. */
  resume(): void
  /** Lets this node go on, and stops before whichever starts next. */
  step(): void
}

/**
 * Stops nodes before or after they run, until they are told to go on; nodes that do not need them run meanwhile. A pause that
 * nobody ends holds the run for ever: end it, or stop the run.
 *
 * @example
 * const stops = new Breakpoints({ before: ['mean'], onPause: (pause) => { show(pause.kwargs); pause.resume() } })
 */
export class Breakpoints implements LifecycleAdapter {
  readonly #options: BreakpointsOptions
  readonly #waiting = new Map<Pause, () => void>()
  readonly #queue = createQueue<Pause>()
  #emit: (event: RunEvent) => void = () => {}
  #isStepping = false
  #isOff = false

  constructor(options: BreakpointsOptions = {}) {
    this.#options = options
  }

  /** What waits now, first come first. */
  get paused(): readonly Pause[] {
    return [...this.#waiting.keys()]
  }

  /** The stops of the latest run as they come, from the first on that nobody has taken; ends with the run. */
  get pauses(): AsyncIterable<Pause> {
    return this.#queue
  }

  /** Lets the node that waits longest go on. */
  resume(): void {
    this.paused[0]?.resume()
  }

  /** As `resume`, and stops before whichever node starts next; where none waits, before the next or the first of a run. */
  step(): void {
    this.#isStepping = true
    this.resume()
  }

  /** Lets all nodes go on, and stops nowhere any more in this run. */
  resumeAll(): void {
    this.#isOff = true
    this.#release()
  }

  preGraphExecute({ emit }: GraphStarting): void {
    this.#emit = emit
    this.#isOff = false
  }

  preNodeExecute(moment: NodeStarting): Awaitable {
    const isMeant = this.#isStepping || this.#options.before?.includes(moment.node.name)
    if (!isMeant || this.#isOff) return
    this.#isStepping = false
    return this.#pause('before', moment, {})
  }

  postNodeExecute(moment: NodeEnded): Awaitable {
    if (this.#isOff || !this.#options.after?.includes(moment.node.name)) return
    return this.#pause('after', moment, moment.problem ? { problem: moment.problem } : { result: moment.result })
  }

  onEvent(event: RunEvent): void {
    if (event.kind === 'runStarted') this.#queue.start()
    if (event.kind !== 'runFinished') return
    // What still waits then belongs to a run that was stopped: nobody is to hear of it.
    this.#emit = () => {}
    this.#isStepping = false
    this.#release()
    this.#queue.end()
  }

  #pause(moment: Pause['moment'], { node: { name }, kwargs, time }: NodeStarting, end: Partial<Pause>): Promise<void> {
    const since = performance.now()
    const pause: Pause = {
      node: name,
      moment,
      kwargs,
      ...end,
      resume: () => this.#waiting.get(pause)?.(),
      step: () => {
        this.#isStepping = true
        pause.resume()
      },
    }
    return new Promise((resolve) => {
      this.#waiting.set(pause, () => {
        this.#waiting.delete(pause)
        this.#emit({ kind: 'nodeResumed', node: name, time: time + performance.now() - since })
        resolve()
      })
      this.#emit({ kind: 'nodePaused', node: name, time, moment })
      this.#queue.push(pause)
      this.#options.onPause?.(pause)
    })
  }

  #release(): void {
    for (const pause of this.paused) pause.resume()
  }
}
