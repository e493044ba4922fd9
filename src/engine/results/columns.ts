import { listNames } from '../model/names.ts'
import { GraphError, makeProblem } from '../model/problem.ts'
import { isTable } from '../values/kinds/table.ts'
import { isTypedArray, type TypedArray } from '../values/kinds/typedArray.ts'
import type { Outputs } from './ResultBuilder.ts'

export type Column = readonly unknown[] | TypedArray

/** The outputs as columns of one length; scalars fill theirs. */
export interface OutputColumns {
  readonly names: readonly string[]
  readonly columns: readonly Column[]
  readonly rows: number
}

interface Part {
  readonly output: string
  readonly name: string
  /** Null for a scalar. */
  readonly column: Column | null
  readonly scalar: unknown
}

/** Tables are taken apart, their columns prefixed by the output's name. Unequal lengths are a problem that names each. */
export function outputColumns(outputs: Outputs, what: string): OutputColumns {
  const parts = [...outputs].flatMap(([output, value]) => partsOf(output, value))
  const lengths = new Map<string, number>()
  for (const { output, column } of parts) if (column) lengths.set(output, column.length)
  if (new Set(lengths.values()).size > 1) {
    const told = [...lengths].map(([output, length]) => `${output} has ${length}`)
    throw new GraphError([
      makeProblem('DW-RESULT-001', 'run', {
        message: `The outputs make no ${what}: their lengths differ (${listNames(told, 'and', 20)}).`,
        hint: 'Ask for outputs of one length, or take the result as a dict.',
        nodes: [...lengths.keys()],
      }),
    ])
  }
  const [rows = 1] = lengths.values()
  const count = parts.length ? rows : 0
  return {
    names: parts.map((part) => part.name),
    columns: parts.map(({ column, scalar }) => column ?? Array.from({ length: count }, () => scalar)),
    rows: count,
  }
}

function partsOf(output: string, value: unknown): Part[] {
  if (isTable(value)) {
    return value.columnNames().map((name) => ({
      output,
      name: `${output}.${name}`,
      column: Array.from(value.array(name)),
      scalar: null,
    }))
  }
  const column = Array.isArray(value) || isTypedArray(value) ? value : null
  return [{ output, name: output, column, scalar: value }]
}
