import { isPlainObject } from './kinds/object.ts'

/** What a check found: what the node of a check gives. */
export interface ValidationResult {
  readonly passes: boolean
  readonly message: string
  readonly diagnostics: Readonly<Record<string, unknown>>
}

/** What our own checks tell besides. */
export interface Diagnostics {
  /** The check as it is asked for: `range`. */
  readonly validator: string
  readonly column?: string
  /** What it wants, in words. */
  readonly expected: string
  /** How many values do not pass, of how many. */
  readonly failing?: number
  readonly of?: number
  readonly first?: readonly Failing[]
  /** What was measured of the values together. */
  readonly measured?: Readonly<Record<string, number>>
}

export interface Failing {
  readonly at: string
  readonly row?: number
  readonly value: unknown
}

/** Type guard for what nodes of checks give. */
export function isValidationResult(value: unknown): value is ValidationResult {
  return isPlainObject(value) && typeof value.passes === 'boolean' && typeof value.message === 'string'
}
