import type { Examples } from '../told.ts'

/** Problems of modifiers that nest, pipe, load, save and resolve. */
export const nestingExamples: Examples = {}
