/** The engine's heavy parts by name: each a module that is loaded where somebody first needs it. */
export interface Parts {
  readonly jsonSchema: typeof import('./jsonSchema/part.ts')
  readonly parquet: typeof import('./parquet/part.ts')
  /** What is in a column. */
  readonly profile: typeof import('./profile/part.ts')
}

export type PartName = keyof Parts
