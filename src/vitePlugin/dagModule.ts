import type { RecordedModule } from '../engine/live/liveModule.ts'
import { toLiteral } from './literal.ts'

export interface DagModuleParts {
  readonly path: string
  readonly recorded: Omit<RecordedModule, 'others'>
  readonly others: readonly string[]
  /** Where a module stands on the disk. */
  readonly fileOf: (path: string) => string
  /** An expression of a module's URL, or `null`. */
  readonly urlOf: (path: string) => string
}

/** The text of `./features.ts?dag`: the functions themselves, and what was read of them. */
export function writeDagModule({ path, recorded, others, fileOf, urlOf }: DagModuleParts): string {
  const importOf = (one: string, at: number) => `import * as m${at} from ${JSON.stringify(fileOf(one))}`
  const otherOf = (one: string, at: number) => `{path:${toLiteral(one)},functions:m${at + 1},url:${urlOf(one)}}`
  return `${[path, ...others].map(importOf).join('\n')}
const recorded = ${toLiteral(recorded)}
export default {
  kind: 'liveModule',
  path: ${toLiteral(path)},
  functions: m0,
  url: ${urlOf(path)},
  recorded: { ...recorded, others: [${others.map(otherOf).join(',')}] },
}
`
}
