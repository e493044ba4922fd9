import type { Json } from './module.ts'

export type ResultKind = 'dict' | 'table' | 'matrix'

export type AdapterChoice = { readonly kind: 'simple' } | { readonly kind: 'workers'; readonly workers: number }

/** Where an input's value comes from: given as JSON, or a project file (a column of it, or the whole table). */
export type InputSource =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'file'; readonly file: string; readonly column: string | null }

/** What is asked of a run. */
export interface RunRequest<Value = unknown> {
  readonly outputs: readonly string[]
  readonly inputs: Readonly<Record<string, Value>>
  readonly overrides: Readonly<Record<string, Value>>
}
