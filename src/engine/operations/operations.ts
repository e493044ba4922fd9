import type { Operation } from './operation.ts'

/** All of them, in the order in which a palette lists them. */
export const OPERATIONS: readonly Operation[] = []
