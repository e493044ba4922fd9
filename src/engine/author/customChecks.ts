import { type Modifier, modifier } from './modifier.ts'

/** What a check thinks of a value. */
export interface Verdict {
  readonly passes: boolean
  readonly message: string
  /** What else there is to tell: `{ of, failing, first: [{ at, value }] }` is shown as our own checks show it. */
  readonly diagnostics?: Readonly<Record<string, unknown>>
}

/** A check of one's own. Its first parameter takes the value, others are nodes of their names. */
export type Check = (value: never, ...others: never[]) => Verdict | Promise<Verdict>

/** A check with what belongs to it; `validate` is called on it. */
export interface CheckObject {
  /** What its node is called after; `custom` without. */
  readonly name?: string
  readonly validate: Check
}

export interface CheckImportance {
  /** `warn` (the default) reports, `fail` stops what needs the node. */
  readonly importance?: 'warn' | 'fail'
}

/** Checks what the function gives with functions of one's own; each is a node, `f_<name>_validator`. */
export function checkOutputCustom(
  ...checks: readonly [Check | CheckObject, ...(Check | CheckObject | CheckImportance)[]]
): Modifier {
  return modifier('checkOutputCustom', ...checks)
}
