import type { Examples } from '../told.ts'

/** Problems of the cache. */
export const cacheExamples: Examples = {}
