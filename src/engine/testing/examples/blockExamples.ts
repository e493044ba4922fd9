import type { Examples } from '../told.ts'

/** Problems of parallel blocks. */
export const blockExamples: Examples = {}
