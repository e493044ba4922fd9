/** Nodes that went to a worker in one message. Times are milliseconds from the run's start. */
export interface TaskRun {
  readonly worker: number
  readonly nodes: readonly string[]
  /** When it was meant for that worker. */
  readonly submitted: number
  /** When all that it needs was there, and it went out. */
  readonly posted: number
  /** When the worker was through. */
  readonly done: number
}
