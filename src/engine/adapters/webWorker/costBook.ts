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

/** One step's version; plain data, so that it can be kept with a project. What was not measured is null. */
export type CostEntry = readonly [key: string, milliseconds: number | null, bytes: number | null]

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
 * Of what was kept of an earlier book, whatever is no entry is left out; of entries of one step the last counts.
 */
export function createCostBook(kept: unknown = []): CostBook {
  const known = new Map<string, { milliseconds: number | null; bytes: number | null }>()
  for (const [key, milliseconds, bytes] of Array.isArray(kept) ? kept.filter(isCostEntry) : [])
    Object.assign(entryAt(key), { milliseconds, bytes })

  function entryAt(key: string) {
    const entry = known.get(key) ?? { milliseconds: null, bytes: null }
    known.delete(key)
    known.set(key, entry)
    if (known.size > LIMIT) forgetOldest()
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
      const entry = entryAt(keyOf(program, step))
      entry.milliseconds = learn(entry.milliseconds, milliseconds)
    },
    noteSize(program, step, bytes) {
      entryAt(keyOf(program, step)).bytes = bytes
    },
    of(program, step) {
      const entry = known.get(keyOf(program, step))
      return {
        milliseconds: entry?.milliseconds ?? GUESS.milliseconds,
        bytes: entry?.bytes ?? GUESS.bytes,
        isKnown: typeof entry?.milliseconds === 'number',
      }
    },
    toJSON: () => [...known].map(([key, { milliseconds, bytes }]): CostEntry => [key, milliseconds, bytes]),
  }
}

function learn(before: number | null, measured: number): number {
  if (before === null) return measured < FIRST_CALL_MS ? 0 : measured
  return Math.min(measured, Math.sqrt(Math.max(before, LEAST_MS) * measured))
}

function isCostEntry(entry: unknown): entry is CostEntry {
  if (!Array.isArray(entry) || entry.length !== 3) return false
  const [key, ...measured] = entry
  return typeof key === 'string' && measured.every(isMeasure)
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
