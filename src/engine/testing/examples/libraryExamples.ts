import { withResultFunction } from '../../resultFunction.ts'
import { ArrowResult } from '../../results/ArrowResult.ts'
import { TableResult } from '../../results/TableResult.ts'
import { analyzed } from '../analyzed.ts'
import { type Examples, told } from '../told.ts'

/** Problems of the driver, live functions, drawings and results. */
export const libraryExamples: Examples = {
  'DW-RESULT-010': [
    () => told(TABLES, { outputs: ['f', 'g'], result: new TableResult({ key: 'id' }) }),
    'The output "g" has no column "id" to be joined on: it has name.',
  ],
  'DW-RESULT-011': [
    () => told(TABLES, { outputs: ['f', 'h'], result: new TableResult({ key: 'id' }) }),
    'The output "h" has several rows with id 1.',
  ],
  'DW-RESULT-012': [
    () => told(`export function f(): unknown[] { return [1, 'x'] }`, { result: new ArrowResult() }),
    'The column "f" has no type in Arrow: its values are of several types.',
  ],
  'DW-RESULT-013': [
    () => {
      const extended = withResultFunction(analyzed('export function f(): number { return 1 }'), ['f'], {
        module: 'report.ts',
        exportName: '_build',
      })
      return extended.ok ? [] : [extended.problem]
    },
    'There is no file "report.ts" that the result could be built with.',
  ],
}

const TABLES = `import { table, type ColumnTable } from 'arquero'
export function f(): ColumnTable { return table({ id: [1] }) }
export function g(): ColumnTable { return table({ name: ['x'] }) }
export function h(): ColumnTable { return table({ id: [1, 1] }) }
`
