import type { Examples } from '../told.ts'

/** Problems of adapters and the lifecycle. */
export const lifecycleExamples: Examples = {}
