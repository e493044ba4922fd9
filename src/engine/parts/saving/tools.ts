export type NamedColumn = readonly [name: string, column: ArrayLike<unknown>]

/** What the values of whoever saves them are: a part knows no classes of others. */
export interface ValueTools {
  readonly kindOf: (value: unknown) => string
  /** `Float64Array`, `Map`. */
  readonly typeNameOf: (value: unknown) => string
  readonly typeOf: (value: object) => PartedType | null
  /** Of a table; null for what is none. */
  readonly columnsOf: (value: unknown) => readonly NamedColumn[] | null
  /** In a line. */
  readonly preview: (value: unknown) => string
  /** `.name`, or `["a name"]`. */
  readonly pathOf: (key: string) => string
  readonly toJson: (value: unknown, scalar: (value: number | Date) => unknown) => unknown
  readonly scalarToJson: (value: number | Date) => unknown
}

/** How a kind of objects tells its parts. */
export interface PartedType {
  eachPart(value: object, visit: (part: unknown, at: number) => void): void
  pathTo(value: object, at: number, brief: (key: unknown) => string): string
}
