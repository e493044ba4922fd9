import type { PartName, Parts } from './parts.ts'

const PARTS: { readonly [Name in PartName]: () => Promise<Parts[Name]> } = {
  arqueroParser: () => import('./arqueroParser/part.ts'),
  arrow: () => import('./arrow/part.ts'),
  csv: () => import('./csv/part.ts'),
  d3Array: () => import('./d3Array/part.ts'),
  json: () => import('./json/part.ts'),
  jsonSchema: () => import('./jsonSchema/part.ts'),
  parquet: () => import('./parquet/part.ts'),
  profile: () => import('./profile/part.ts'),
  saving: () => import('./saving/part.ts'),
}

/** A heavy part of the engine. In the sandbox `kernel/sandboxParts.ts` stands in this file's place. */
export function importPart<Name extends PartName>(name: Name): Promise<Parts[Name]> {
  return PARTS[name]()
}
