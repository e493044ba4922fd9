import type { Examples } from '../told.ts'

/** Problems of the driver, live functions, drawings and results. */
export const libraryExamples: Examples = {}
