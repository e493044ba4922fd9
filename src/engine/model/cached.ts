import type { ValueSummary } from './summary.ts'

/** What the cache knows of a value without having it. Plain data. */
export interface CacheRecord {
  /** The hash of its content: equal values have equal ones. The value itself is kept under it. */
  readonly data: string
  readonly summary: ValueSummary
}

/** What a node gave, on its way to the cache. Plain data. */
export interface Kept {
  readonly node: string
  /** By the code that made it and the content of what it was given. */
  readonly key: string
  readonly record: CacheRecord
  /** The value as an entry under its own hash; null where only the record is kept. */
  readonly bytes: Uint8Array | null
}

/** Why a node is not read from the cache. */
export type MissReason =
  /** The cache has never seen it. */
  | { readonly kind: 'new' }
  /** Its own code, or how a modifier calls it. */
  | { readonly kind: 'code' }
  | { readonly kind: 'helper'; readonly name: string; readonly module: string }
  /** An input, a config value or an override that it takes is another. */
  | { readonly kind: 'given'; readonly name: string; readonly what: 'input' | 'config' | 'override' }
  /** What it takes from another node. */
  | { readonly kind: 'dependency'; readonly name: string }
  /** It was kept once, and is not there any more. */
  | { readonly kind: 'evicted' }
  /** What it is given cannot be compared. */
  | { readonly kind: 'unhashable'; readonly name: string }
  /** `cache({ behavior })`, or the driver's, says so; `of` where a dependency's says so. */
  | { readonly kind: 'behavior'; readonly behavior: string; readonly of: string }
  /** It reads or writes a file. */
  | { readonly kind: 'file' }
  /** The program does not say which code it runs. */
  | { readonly kind: 'unknown' }

/** What the cache said of a node before a run. */
export type LookedUp =
  | { readonly node: string; readonly kind: 'hit' }
  | { readonly node: string; readonly kind: 'miss'; readonly because: readonly MissReason[] }
  /** It is asked again when these have run: where they give what they gave before, it is a hit. */
  | { readonly node: string; readonly kind: 'open'; readonly waitsFor: readonly string[] }
