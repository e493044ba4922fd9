import { findNode, type Program } from '../../model/graph.ts'

/** What steps took and gave in earlier runs. */
export interface CostBook {
  noteTime(program: Program, step: string, milliseconds: number): void
  noteSize(program: Program, step: string, bytes: number): void
  /** What the next plan should count on: what was measured, else a guess. */
  of(program: Program, step: string): StepCost
  toJSON(): readonly CostEntry[]
}

export interface StepCost {
  readonly milliseconds: number
  readonly bytes: number
  /** Its time was measured: it is no guess. */
  readonly isKnown: boolean
}

/** One step's version; plain data, so that it can be kept with a project. What was not measured is null. `at`: milliseconds since 1970. */
export type CostEntry = readonly [key: string, milliseconds: number | null, bytes: number | null, at: number]

/** A function that was never seen: more than a message takes, so that many of them are spread; less than moving big data. */
const GUESS: StepCost = { milliseconds: 0.5, bytes: 1024, isKnown: false }

/** A first call that takes no longer says nothing but that the function is short: so long it may be compiled. */
const FIRST_CALL_MS = 0.5

/** Of what took no time that a clock would see. */
const LEAST_MS = 0.002

/** So many entries at most; those that were noted longest ago go first. */
const LIMIT = 20_000

/**
 * One that is faster than all before counts alone: a function's first calls are slow, as is one that something came between. One that is
 * slower counts as many times as all before (their geometric mean): what a run did is the best guess at what the next will do, but one
 * pause must not make a trivial function look like a long one.
 * Of what was kept of earlier books, whatever is no entry is left out; of entries of one step the newest counts.
 */
export function createCostBook(kept: unknown = [], now: () => number = Date.now): CostBook {
  const known = new Map<string, { milliseconds: number | null; bytes: number | null; at: number }>()
  const entries = Array.isArray(kept) ? kept.filter(isCostEntry).sort((one, other) => one[3] - other[3]) : []
  for (const [key, milliseconds, bytes, at] of entries) Object.assign(entryAt(key), { milliseconds, bytes, at })

  function entryAt(key: string) {
    const entry = known.get(key) ?? { milliseconds: null, bytes: null, at: 0 }
    known.delete(key)
    known.set(key, entry)
    if (known.size > LIMIT) forgetOldest()
    return entry
  }

  /** What is noted is newer than what was known of it, though a clock was put back. */
  function noteAt(key: string) {
    const entry = entryAt(key)
    entry.at = Math.max(now(), entry.at)
    return entry
  }

  function forgetOldest(): void {
    for (const oldest of known.keys()) {
      if (known.size <= LIMIT) return
      known.delete(oldest)
    }
  }

  return {
    noteTime(program, step, milliseconds) {
      const entry = noteAt(keyOf(program, step))
      entry.milliseconds = learn(entry.milliseconds, milliseconds)
    },
    noteSize(program, step, bytes) {
      noteAt(keyOf(program, step)).bytes = bytes
    },
    of(program, step) {
      const entry = known.get(keyOf(program, step))
      return {
        milliseconds: entry?.milliseconds ?? GUESS.milliseconds,
        bytes: entry?.bytes ?? GUESS.bytes,
        isKnown: typeof entry?.milliseconds === 'number',
      }
    },
    toJSON: () => [...known].map(([key, { milliseconds, bytes, at }]): CostEntry => [key, milliseconds, bytes, at]),
  }
}

function learn(before: number | null, measured: number): number {
  if (before === null) return measured < FIRST_CALL_MS ? 0 : measured
  return Math.min(measured, Math.sqrt(Math.max(before, LEAST_MS) * measured))
}

/** What is kept of a book, with what another one knows. */
export function joinCosts(kept: readonly unknown[], others: readonly unknown[]): readonly CostEntry[] {
  return createCostBook([...kept, ...others]).toJSON()
}

function isCostEntry(entry: unknown): entry is CostEntry {
  if (!Array.isArray(entry) || entry.length !== 4) return false
  const [key, milliseconds, bytes, at] = entry
  return typeof key === 'string' && isMeasure(milliseconds) && isMeasure(bytes) && at !== null && isMeasure(at)
}

function isMeasure(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0)
}

/** Made once: a run asks for each of its steps several times. */
const keys = new WeakMap<Program, Map<string, string>>()

function keyOf(program: Program, step: string): string {
  const known = keys.get(program) ?? new Map<string, string>()
  keys.set(program, known)
  const key = known.get(step) ?? makeKey(program, step)
  known.set(step, key)
  return key
}

/** By the version of the code where it is known, else by what is called: a changed function is measured anew, or soon again. */
function makeKey(program: Program, step: string): string {
  const version = program.versions && Object.hasOwn(program.versions, step) ? program.versions[step] : undefined
  if (version !== undefined) return `${step} ${version}`
  const call = findNode(program.graph, step)?.call
  return call?.kind === 'function' ? `${step} ${call.module} ${call.exportName}` : step
}
