/** Any function: parameters are contravariant, so `never` accepts all. */
export type Fn = (...args: never[]) => unknown

/** What `decorate` takes before the function. */
export interface Modifier {
  readonly __modifier: string
  readonly args: readonly unknown[]
}

/** Where a parameter's value comes from: `source('node')`, `value(3)` or `group(...)`. */
export interface Binding {
  readonly __binding: string
  readonly of: unknown
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Config keys and the values that they are compared with. */
export type Config = Record<string, Json>

/** What a modifier leaves at run time: its arguments where they were written. */
export function modifier(name: string, ...args: readonly unknown[]): Modifier {
  return { __modifier: name, args }
}
