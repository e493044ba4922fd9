/** What a data file holds, by column: compact, and cheap to hand to another thread. */
export interface DataColumns {
  readonly names: readonly string[]
  readonly columns: readonly DataColumn[]
  readonly rows: number
}

/** A column of one type; what is missing is kept apart from NaN. */
export type DataColumn =
  | {
      readonly kind: 'number'
      /** NaN where a value is missing. */
      readonly values: Float64Array
      /** 1 where a value is missing; null where none is. */
      readonly missing: Uint8Array | null
    }
  /** 0, 1, or 2 where a value is missing. */
  | { readonly kind: 'boolean'; readonly values: Uint8Array }
  /** Milliseconds since 1970; NaN where a value is missing. */
  | { readonly kind: 'date'; readonly values: Float64Array }
  /** Codes into a dictionary that has each text once; -1 where a value is missing. */
  | { readonly kind: 'text'; readonly codes: Int32Array; readonly dictionary: readonly string[] }
  /** Anything else: bigint, lists, objects; null where a value is missing. */
  | { readonly kind: 'any'; readonly values: readonly unknown[] }

/** Whether a row has just these names, in this order. */
export function hasNames(row: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  let at = 0
  for (const name in row) if (names[at++] !== name) return false
  return at === names.length
}

/** A row each as an object; what is missing is null. */
export function rowsIn({ names, columns, rows }: DataColumns): Record<string, unknown>[] {
  const readers = columns.map(cellReader)
  const made: Record<string, unknown>[] = []
  for (let at = 0; at < rows; at++) {
    const row: Record<string, unknown> = {}
    for (let column = 0; column < names.length; column++) row[names[column] ?? ''] = readers[column]?.(at)
    made.push(row)
  }
  return made
}

function cellReader(column: DataColumn): (row: number) => unknown {
  switch (column.kind) {
    case 'number': {
      const { values, missing } = column
      return missing ? (row) => (missing[row] ? null : values[row]) : (row) => values[row]
    }
    case 'boolean':
      return (row) => (column.values[row] === 2 ? null : column.values[row] === 1)
    case 'date':
      return (row) => (Number.isNaN(column.values[row]) ? null : new Date(column.values[row] ?? 0))
    case 'text':
      return (row) => column.dictionary[column.codes[row] ?? -1] ?? null
    case 'any':
      return (row) => column.values[row]
  }
}
