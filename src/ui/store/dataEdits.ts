import type { Edit } from './document.ts'

/** An input that a data file feeds. */
export interface Binding {
  readonly name: string
  /** Null for the whole table. */
  readonly column: string | null
}

/** Puts a data file into the project and feeds inputs from it. */
export function dataEdits(file: string, blob: Blob, inputs: readonly Binding[]): Edit[] {
  const bind = inputs.map(
    ({ name, column }): Edit => ({ kind: 'setInput', name, source: { kind: 'file', file, column } }),
  )
  return [{ kind: 'putData', name: file, blob }, ...bind]
}
