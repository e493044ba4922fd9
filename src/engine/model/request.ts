import type { Json } from './module.ts'

export type ResultKind = 'dict' | 'table' | 'matrix'

/** An exported function that makes the result of the outputs, as it stands in `dagwright.json`: `features.ts:build_report`. */
export interface ResultFunction {
  readonly module: string
  readonly exportName: string
}

/** Null where the text names no function of a module. */
export function parseResultFunction(text: string): ResultFunction | null {
  const [, module, exportName] = /^(.+\.tsx?):([\p{ID_Start}_$][\p{ID_Continue}$]*)$/u.exec(text) ?? []
  return module && exportName ? { module, exportName } : null
}

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
