import type { Wanted as WantedGraph } from './compareGraph.ts'
import type { Wanted as WantedProblems } from './compareProblems.ts'
import type { Wanted as WantedReport } from './compareReport.ts'
import type { Wanted as WantedValue } from './compareValue.ts'
import type { Generated } from './generate.ts'
import type { Json } from './json.ts'

/** What must hold of a command's outcome; `exit: null` is any. */
export interface Expectation extends WantedValue, WantedProblems, WantedGraph, WantedReport {
  readonly exit?: number | null
  readonly stdoutIncludes?: readonly string[]
}

/** A behaviour as data: files, a command, and what is expected of it. */
export interface Case {
  readonly id: string
  readonly title: string
  readonly modules?: Readonly<Record<string, string | { readonly generate: Generated }>>
  readonly files?: Readonly<Record<string, string>>
  readonly entry?: readonly string[]
  readonly command?: 'run' | 'graph' | 'check'
  readonly format?: string
  readonly outputs?: readonly string[]
  readonly inputs?: Json
  readonly config?: Json
  readonly overrides?: Json
  readonly result?: string
  readonly adapter?: string
  readonly workers?: number
  /** Runs with `--cache`: one new folder for the case, whatever its steps. */
  readonly cache?: boolean
  /** Partial cases on top of the case's own keys, one after another in the same folder. */
  readonly steps?: readonly Partial<Case>[]
  readonly expect?: Expectation
}
