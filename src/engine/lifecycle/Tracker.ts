import type { RunEvent, RunOutcome } from '../model/event.ts'
import type { Problem } from '../model/problem.ts'
import { type BlockProgress, type ConsoleLine, foldEvents, type NodeRun, type RunState } from '../model/runState.ts'
import type { ValueSummary } from '../model/summary.ts'
import { summarise } from '../values/summarise.ts'
import type { GraphStarting, LifecycleAdapter } from './LifecycleAdapter.ts'

export interface TrackerOptions {
  /** How many runs are kept, the latest; 20 unless said otherwise. */
  readonly keep?: number
  /** The time of day, in milliseconds since 1970. */
  readonly clock?: () => number
}

/** What is known of a run, as plain data: a report, a history or a comparison is made of it. */
export interface RunRecord {
  readonly run: number
  /** ISO text. */
  readonly startedAt: string
  readonly outcome: RunOutcome | 'running'
  /** Milliseconds. */
  readonly duration: number
  readonly outputs: readonly string[]
  readonly inputs: Summaries
  readonly overrides: Summaries
  /** In the order in which they started or were skipped; those that did not are last. */
  readonly nodes: readonly ({ readonly name: string } & NodeRun)[]
  /** Items of parallel blocks, by `Parallelizable`. */
  readonly blocks: readonly ({ readonly name: string } & BlockProgress)[]
  readonly problems: readonly Problem[]
  readonly console: readonly ConsoleLine[]
}

/** By name; a list, so that any name goes and JSON keeps the order. */
export type Summaries = readonly ({ readonly name: string } & ValueSummary)[]

/** A run as it is told. */
interface Tracked {
  readonly startedAt: number
  readonly given: { inputs: Summaries; overrides: Summaries }
  /** Folded by `state` whenever somebody asks. */
  readonly events: RunEvent[]
  state: RunState | null
}

/** Records runs: what was asked, what became of each node, when and where. */
export class Tracker implements LifecycleAdapter {
  readonly summaries = true
  readonly #keep: number
  readonly #clock: () => number
  readonly #runs: Tracked[] = []

  constructor({ keep = 20, clock = Date.now }: TrackerOptions = {}) {
    this.#keep = Math.max(1, keep)
    this.#clock = clock
  }

  /** Oldest first, the one that is running included. */
  get runs(): readonly RunRecord[] {
    return this.#runs.map(toRecord)
  }

  /** The latest run. */
  get latest(): RunRecord | null {
    const run = this.#runs.at(-1)
    return run ? toRecord(run) : null
  }

  toJSON(): { readonly runs: readonly RunRecord[] } {
    return { runs: this.runs }
  }

  preGraphExecute({ inputs, overrides }: GraphStarting): void {
    const run = this.#runs.at(-1)
    if (!run) return
    run.given.inputs = summariesOf(inputs)
    run.given.overrides = summariesOf(overrides)
  }

  onEvent(event: RunEvent): void {
    if (event.kind === 'runStarted') this.#start()
    const run = this.#runs.at(-1)
    run?.events.push(event)
    if (run && event.kind === 'runFinished') fold(run)
  }

  #start(): void {
    this.#runs.push({ startedAt: this.#clock(), given: { inputs: [], overrides: [] }, events: [], state: null })
    if (this.#runs.length > this.#keep) this.#runs.shift()
  }
}

/** In batches: a fold copies its maps each time. */
function fold(run: Tracked): RunState | null {
  run.state = foldEvents(run.state, run.events.splice(0))
  return run.state
}

function toRecord(tracked: Tracked): RunRecord {
  const state = fold(tracked)
  const ordered = new Set([...(state?.order ?? []), ...(state?.nodes.keys() ?? [])])
  return {
    run: state?.run ?? 0,
    startedAt: new Date(tracked.startedAt).toISOString(),
    outcome: state?.outcome ?? 'running',
    duration: state?.time ?? 0,
    outputs: state?.outputs ?? [],
    ...tracked.given,
    nodes: [...ordered].flatMap((name) => named(name, state?.nodes.get(name))),
    blocks: [...(state?.blocks ?? [])].map(([name, progress]) => ({ name, ...progress })),
    problems: state?.problems ?? [],
    console: state?.console ?? [],
  }
}

function named(name: string, node: NodeRun | undefined): ({ name: string } & NodeRun)[] {
  return node ? [{ name, ...node }] : []
}

function summariesOf(values: Readonly<Record<string, unknown>>): Summaries {
  return Object.entries(values).map(([name, value]) => ({ name, ...summarise(value) }))
}
