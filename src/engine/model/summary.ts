/** What a value is, as far as a person or a result builder tells values apart. */
export type ValueKind =
  | 'number'
  | 'string'
  | 'boolean'
  | 'bigint'
  | 'null'
  | 'undefined'
  | 'array'
  | 'typedArray'
  | 'object'
  | 'map'
  | 'set'
  | 'date'
  | 'error'
  | 'bytes'
  | 'table'
  | 'arrow'
  | 'image'
  | 'vegaLite'

/** Image files that are recognised by their first bytes. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml'

/** The bytes of an image file, or pixels: red, green, blue, opacity. */
export type ImageView =
  | { readonly kind: 'file'; readonly type: ImageType; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'pixels'
      readonly width: number
      readonly height: number
      readonly data: Uint8ClampedArray<ArrayBuffer>
    }

/** A small, cloneable picture of a value: all that the page holds of it. */
export interface ValueSummary {
  readonly kind: ValueKind
  /** `Float64Array`, `Array`, `Map`, `Table`, `Date`, `number` ... */
  readonly type: string
  /** One line, at most 120 characters: `[10, 1, 0.4, …]`. */
  readonly text: string
  /** Elements, entries, keys, rows or characters; null for scalars. */
  readonly size: number | null
  /** Whether `expand` would give entries. */
  readonly expandable: boolean
}

/** Where a value is: a result or a node's kept value, then entry positions into it. */
export interface ValueRef {
  readonly root: { readonly kind: 'result' } | { readonly kind: 'node'; readonly node: string }
  /** Positions of entries, each as `ValueEntry.index`. */
  readonly path: readonly number[]
}

export interface ValueEntry {
  readonly index: number
  /** The key as shown: `0`, `name`, `"a" =>`. */
  readonly key: string
  readonly summary: ValueSummary
}

/** Some of the entries of an array, object, map, set, table (its columns). */
export interface ValuePage {
  readonly offset: number
  readonly total: number
  readonly entries: readonly ValueEntry[]
}

export interface TableColumn {
  readonly name: string
  /** `number`, `string`, `date`, `boolean`, `mixed`. */
  readonly type: string
}

export interface TableQuery {
  readonly offset: number
  readonly limit: number
  readonly sort: { readonly column: string; readonly descending: boolean } | null
}

/** Rows of a table as cells' texts, column by column. */
export interface TablePage {
  readonly columns: readonly TableColumn[]
  readonly total: number
  readonly offset: number
  /** cells[column][row]; null is a missing value. */
  readonly cells: readonly (readonly CellValue[])[]
}

export type CellValue = string | number | boolean | null
