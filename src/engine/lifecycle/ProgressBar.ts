import type { RunEvent } from '../model/event.ts'
import type { LifecycleAdapter } from './LifecycleAdapter.ts'
import { barOf, countEvent, newProgress, sentenceOf } from './progress.ts'

/** A terminal, a pipe or a file; Node's streams are such. */
export interface ProgressStream {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

export interface ProgressBarOptions {
  /** Standard error unless said otherwise. */
  readonly stream?: ProgressStream
  /** Milliseconds between two drawings at least: 66 on a terminal, else 2000, unless said otherwise. */
  readonly every?: number
  /** Milliseconds from some start. */
  readonly now?: () => number
}

/**
 * Shows how far a run is: nodes done and failed, what each worker is at, items of parallel blocks, the time and,
 * where earlier runs tell, how much is left. One line that is drawn anew on a
 * terminal; elsewhere a line now and then, and one at the end.
 */
export class ProgressBar implements LifecycleAdapter {
  readonly #stream: ProgressStream
  readonly #every: number
  readonly #now: () => number
  #progress = newProgress()
  #startedAt = 0
  #drawnAt = 0
  #isDrawn = false
  #timer: ReturnType<typeof setInterval> | null = null

  constructor({ stream = standardError(), every, now = () => performance.now() }: ProgressBarOptions = {}) {
    this.#stream = stream
    this.#every = every ?? (stream.isTTY ? 66 : 2000)
    this.#now = now
  }

  onEvent(event: RunEvent): void {
    countEvent(this.#progress, event)
    if (event.kind === 'runStarted') this.#start(event.nodes.length)
    else if (event.kind === 'runFinished') this.#end()
    else if (this.#now() - this.#drawnAt >= this.#every) this.#draw()
  }

  /** Takes the line off a terminal, so that something else can be written; the next drawing brings it back. */
  clear(): void {
    if (this.#isDrawn) this.#stream.write(CLEAR)
    this.#isDrawn = false
  }

  #start(total: number): void {
    this.#stopTimer()
    this.#progress = newProgress(total)
    this.#startedAt = this.#now()
    this.#drawnAt = this.#startedAt
    if (!this.#stream.isTTY) return
    // The time goes on while nothing is told.
    this.#timer = setInterval(() => this.#draw(), 500)
    if (typeof this.#timer === 'object') this.#timer.unref()
  }

  #end(): void {
    this.#stopTimer()
    this.#draw()
    if (this.#isDrawn) this.#stream.write('\n')
    this.#isDrawn = false
  }

  #draw(): void {
    this.#drawnAt = this.#now()
    const elapsed = this.#drawnAt - this.#startedAt
    if (!this.#stream.isTTY) {
      this.#stream.write(`${sentenceOf(this.#progress, elapsed)}\n`)
      return
    }
    this.#stream.write(CLEAR + barOf(this.#progress, elapsed, this.#stream.columns ?? 80))
    this.#isDrawn = true
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }
}

/** To the first column, and nothing after it. */
const CLEAR = '\r\x1b[2K'

function standardError(): ProgressStream {
  return typeof process === 'undefined' ? { write: (line) => console.log(line.trimEnd()) } : process.stderr
}
