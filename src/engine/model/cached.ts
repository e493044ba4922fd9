import type { ValueSummary } from './summary.ts'

/** What the cache knows of a value without having it. Plain data. */
export interface CacheRecord {
  /** The hash of its content: equal values have equal ones. The value itself is kept under it. */
  readonly data: string
  readonly summary: ValueSummary
}

/** A file that a node reads or writes, and the hash of its content; null where there is none, or it cannot be read. */
export interface SeenFile {
  readonly path: string
  readonly version: string | null
}

/** Hashes of values by the names of what gave them, in the order in which a node takes them. */
export type Hashes = readonly (readonly [name: string, data: string])[]

/** What a node gave, on its way to the cache. Plain data. */
export interface Kept {
  readonly node: string
  /** By the code that made it and the content of what it was given. */
  readonly key: string
  readonly record: CacheRecord
  /** The value as an entry under its own hash; null where only the record is kept. */
  readonly bytes: Uint8Array | null
  /** What it was given, of those that count. */
  readonly taken: Hashes
  /** Of a node that reads or writes a file: the file as it was found, and the hash of what was read of it, or written to it. */
  readonly file?: SeenFile & { readonly used: string }
  /** False for what a run found there already. */
  readonly isNew: boolean
}

/**
 * A part of a cache, to be kept where it outlives its holder. Plain data. A value that is not what it was is not taken back; a
 * record is believed.
 */
export interface KeptPart {
  readonly format: string
  readonly records: readonly (readonly [key: string, record: CacheRecord])[]
  /** Values as entries, under their own hashes; and what nodes were looked up with since the last part, to be joined with what is kept of it. */
  readonly values: readonly (readonly [data: string, entry: Uint8Array])[]
  /** Keys of records and values that were there before and were of use. */
  readonly used: readonly string[]
}

/** Another one makes all that was kept before a stranger's. */
export const CACHE_FORMAT = 'dagwright 4'

export const NOTHING_KEPT: KeptPart = { format: CACHE_FORMAT, records: [], values: [], used: [] }

/** Why a node is not read from the cache. */
export type MissReason =
  /** The cache has not met it yet. */
  | { readonly kind: 'new' }
  /** Its own code, or how a modifier calls it; or a piece of code that it reaches, as `half in stats.ts`. */
  | { readonly kind: 'code'; readonly of?: string }
  | { readonly kind: 'value'; readonly of: string; readonly what: 'input' | 'config value' | 'override' | 'node' }
  /** Nothing changed, and what it gave is not kept: there was no room for it, or it failed. */
  | { readonly kind: 'gone' }
  /** What it is given cannot be compared. */
  | { readonly kind: 'unhashable'; readonly of: string }
  /** `cache({ behavior })` says so, of the node itself or of one that it takes a value of. */
  | { readonly kind: 'behavior'; readonly behavior: string; readonly of: string }
  /** The file that it reads, or wrote, has another content, or is not there. */
  | { readonly kind: 'file'; readonly of: string; readonly isThere: boolean }
  /** The items of a parallel block are looked up one by one. */
  | { readonly kind: 'items' }
  /** The program does not say which code it runs. */
  | { readonly kind: 'unknown' }

/** What the cache said of a node before a run. */
export type LookedUp =
  | { readonly node: string; readonly kind: 'hit' }
  | { readonly node: string; readonly kind: 'miss'; readonly because: readonly MissReason[] }
  /** It is looked up again when these have run. `because`: what speaks against it already. */
  | {
      readonly node: string
      readonly kind: 'open'
      readonly waitsFor: readonly string[]
      readonly because: readonly MissReason[]
    }
