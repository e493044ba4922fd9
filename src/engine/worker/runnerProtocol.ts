import type { CacheRecord, Kept } from '../model/cached.ts'
import type { Problem } from '../model/problem.ts'
import type { Behaviour } from '../run/behaviour.ts'
import type { HookCall } from '../run/services.ts'
import type { WireValue } from '../values/wireValue.ts'
import type { PackedEvent } from './packEvents.ts'
import type { ProgramPart } from './programParts.ts'
import type { Pulse } from './pulse.ts'

/** Bytes. */
export interface MemoryBudget {
  /** What the values of one runner may hold together, as long as some of them can go. */
  readonly held: number
  /** What one value may hold: more than all workers may together is a problem. */
  readonly value: number
}

/** Bytes that the values of one runner hold. */
export interface Held {
  /** Of those that the run still needs. */
  readonly kept: number
  readonly all: number
}

/** A run has come to its end: none of its values is needed any more, and what was given goes. */
export interface RunOver {
  /** Values of the run that are elsewhere from now on. */
  readonly outputs: readonly string[]
}

/** What a runner is told of a run beside its program. */
export interface RunStart {
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly summaries: boolean
  readonly memory: MemoryBudget | null
  readonly behaviours: readonly Behaviour[]
  /** Makes values of the run before again: those that it left stay. */
  readonly continues: boolean
}

/** driver or kernel -> runner. */
export type ToRunner =
  /** A run begins: its program holds the steps that were planned, and no more. */
  | ({ readonly kind: 'startRun'; readonly program: ProgramPart; readonly pulse: Pulse | null } & RunStart)
  | { readonly kind: 'runGroup'; readonly group: TaskGroup }
  | { readonly kind: 'runItems'; readonly part: ItemsTask }
  /** Asks for a value of the latest run that may still be there. */
  | { readonly kind: 'fetch'; readonly id: number; readonly node: string }
  /** What its values may hold from now on; null where that stays as it is. */
  | { readonly kind: 'limit'; readonly bytes: number | null; readonly over: RunOver | null }
  /** What an `ask` was for. */
  | { readonly kind: 'answer'; readonly answers: readonly Answer[] }

/** runner -> driver or kernel. */
export type FromRunner =
  /** For the cache. */
  | { readonly kind: 'kept'; readonly kept: readonly Kept[] }
  /** What happened, in order, and the exported values that became known. */
  | { readonly kind: 'progress'; readonly events: readonly PackedEvent[]; readonly values: readonly SentValue[] }
  /** A value on its way to another runner, which its maker holds as well. */
  | { readonly kind: 'moved'; readonly sent: SentValue }
  | {
      readonly kind: 'groupDone'
      readonly group: number
      readonly failed: readonly (readonly [string, string])[]
      /** Nodes that were not begun within the group's time. */
      readonly left: readonly string[]
      /** Values that are wanted outside: those that were not sent are held. */
      readonly exported: readonly Exported[]
      readonly held: Held
    }
  /** The part of a block is through: its lists, and those that are missing, each with the node whose failure is the reason. */
  | {
      readonly kind: 'itemsDone'
      readonly part: number
      readonly lists: readonly NamedValue[]
      readonly lost: readonly (readonly [node: string, because: string])[]
      readonly held: Held
    }
  | { readonly kind: 'fetched'; readonly id: number; readonly sent: SentValue | null }
  | { readonly kind: 'held'; readonly held: Held }
  | { readonly kind: 'ask'; readonly asks: readonly Ask[] }

/** A question; the number stands in its answer as well. */
export interface Ask {
  readonly id: number
  readonly request: ServiceRequest
}

export interface Answer {
  readonly id: number
  readonly answer: ServiceAnswer
}

export interface Exported {
  readonly node: string
  /** About how much it holds. */
  readonly bytes: number
  /** It moves by its columns, copied once; others are cloned. */
  readonly byColumns: boolean
}

export type NamedValue = readonly [node: string, value: WireValue]

/** A value that leaves a runner, with about how many bytes it holds. */
export type SentValue = readonly [node: string, value: WireValue, bytes: number]

/** What reaches a runner beside its task: values that it does not have yet, and nodes outside that have none. */
interface Supplies {
  readonly values: readonly NamedValue[]
  readonly failed: readonly (readonly [node: string, because: string])[]
}

/** Nodes that one runner executes in one go. */
export interface TaskGroup extends Supplies {
  readonly id: number
  /** Dependencies before their users. */
  readonly nodes: readonly string[]
  /** Nodes whose values are wanted outside: small ones are sent, others held until somebody fetches them. */
  readonly exports: readonly string[]
  /** Of these, those that are asked for: sent whatever their size. */
  readonly sends: readonly string[]
  /** Of these, those that another runner is going to need: on their way as soon as they are there. */
  readonly moves: readonly string[]
  /** After so many milliseconds no further node is begun; null where all run here in any case. */
  readonly slice: number | null
  /** Values of the run that nobody needs any more. */
  readonly release: readonly string[]
  /** What the runner's values may hold from now on; null where that stays as it is. */
  readonly limit: number | null
}

/** Some items of a parallel block. */
export interface ItemsTask extends Supplies {
  readonly id: number
  /** The block's step. */
  readonly step: string
  readonly items: WireValue
  /** The place of the first of them among all items. */
  readonly firstItem: number
}

/** A runner asks for what `RunServices` give beside the driver; values within are wired. */
export type ServiceRequest =
  | { readonly kind: 'readFile'; readonly path: string }
  | { readonly kind: 'fileVersion'; readonly path: string }
  | { readonly kind: 'writeFile'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'callHook'; readonly call: HookCall; readonly values: readonly NamedValue[] }
  | { readonly kind: 'readCache'; readonly key: string }
  | { readonly kind: 'readRecord'; readonly key: string }

/** A text is a file's version, or `distrusted`. */
export type ServiceValue = Uint8Array | Blob | CacheRecord | string | null

export type ServiceAnswer =
  | { readonly ok: true; readonly value: ServiceValue }
  | {
      readonly ok: false
      readonly name: string
      readonly message: string
      readonly hint: string | null
      /** What a failed node's event tells, where there is one already. */
      readonly problem: Problem | null
    }

/** Tells the driver or the kernel; `transfer` are buffers that go along and are gone here. */
export type PostToDriver = (message: FromRunner, transfer?: readonly ArrayBuffer[]) => void

/** One end of a line to a runner thread, whatever kind of thread it is. */
export interface RunnerLine {
  /** Both ends can look at the same memory. */
  readonly sharesMemory: boolean
  /** `transfer` are buffers that go along and are gone here. */
  post(message: ToRunner, transfer?: readonly ArrayBuffer[]): void
  /** One listener; a later one takes its place. */
  onMessage(listener: (message: FromRunner) => void): void
  /** One listener, called once when the thread is known to be gone and was not ended by us. */
  onDeath(listener: (reason: string) => void): void
  /** Ends the thread at once, whatever it is doing. */
  terminate(): void
}
