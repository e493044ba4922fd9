import { type Modifier, modifier } from './modifier.ts'

/** A check of one's own: what it thinks of a value. */
export type Check = (value: never) => { readonly passes: boolean; readonly message: string }

export interface CheckImportance {
  /** `warn` (the default) reports, `fail` stops what needs the node. */
  readonly importance?: 'warn' | 'fail'
}

/** Checks what the function gives with functions of one's own; each is a node, `f_<name>_validator`. */
export function checkOutputCustom(...checks: readonly [Check, ...(Check | CheckImportance)[]]): Modifier {
  return modifier('checkOutputCustom', ...checks)
}
