/** The engine's heavy parts by name: each a module that is loaded where somebody first needs it. */
export interface Parts {
  /** Reads the functions that Arquero's verbs are given. */
  readonly arqueroParser: typeof import('./arqueroParser/part.ts')
  /** Arrow's library, and what reads and writes its files. */
  readonly arrow: typeof import('./arrow/part.ts')
  readonly csv: typeof import('./csv/part.ts')
  /** What modules may import of d3. */
  readonly d3Array: typeof import('./d3Array/part.ts')
  readonly json: typeof import('./json/part.ts')
  readonly jsonSchema: typeof import('./jsonSchema/part.ts')
  readonly parquet: typeof import('./parquet/part.ts')
  /** What is in a column. */
  readonly profile: typeof import('./profile/part.ts')
  /** What a file has no words for. */
  readonly saving: typeof import('./saving/part.ts')
}

export type PartName = keyof Parts
