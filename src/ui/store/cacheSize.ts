export interface CacheSize {
  readonly bytes: number
  /** Of how many runs of nodes it is known what they gave. */
  readonly values: number
}

/** What the browser keeps of the open project, and what of one that another tab has. */
export interface CacheSizes {
  readonly own: CacheSize
  readonly others: CacheSize
}
