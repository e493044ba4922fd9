import { GraphError, makeProblem } from '../model/problem.ts'
import { outputColumns } from './columns.ts'
import type { Outputs, ResultBuilder } from './ResultBuilder.ts'

/** Rows of numbers: a row per index, a column per output; scalars fill their column. */
export class MatrixResult implements ResultBuilder<number[][]> {
  buildResult(outputs: Outputs): number[][] {
    const { names, columns, rows } = outputColumns(outputs, 'matrix')
    for (const [at, column] of columns.entries()) {
      const bad = Array.prototype.findIndex.call(column, (item: unknown) => typeof item !== 'number')
      if (bad >= 0) throw notNumbers(names[at] ?? '', column[bad])
    }
    return Array.from({ length: rows }, (_, row) => columns.map((column) => Number(column[row])))
  }
}

function notNumbers(output: string, value: unknown): GraphError {
  return new GraphError([
    makeProblem('DW-RESULT-002', 'run', {
      message: `The output "${output}" makes no column of a matrix: it holds ${JSON.stringify(value) ?? String(value)}.`,
      hint: 'Ask for outputs that are numbers, or take the result as a table.',
      nodes: [output],
    }),
  ])
}
