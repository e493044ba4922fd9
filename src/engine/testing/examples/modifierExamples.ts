import type { Examples } from '../told.ts'

/** Problems of modifiers that expand, extract and label. */
export const modifierExamples: Examples = {}
