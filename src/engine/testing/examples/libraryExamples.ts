import { Driver } from '../../libraryDriver.ts'
import { from, type Materializer, to } from '../../materializers.ts'
import { GraphError, type Problem } from '../../model/problem.ts'
import { withResultFunction } from '../../resultFunction.ts'
import { ArrowResult } from '../../results/ArrowResult.ts'
import { TableResult } from '../../results/TableResult.ts'
import { analyzed } from '../analyzed.ts'
import { type Examples, told } from '../told.ts'

/** Problems of the driver, live functions, drawings and results. */
export const libraryExamples: Examples = {
  'DW-DRIVER-001': [
    () => problemsOf(() => new Driver({}).listAvailableVariables()),
    'This driver has not read its modules yet.',
  ],
  'DW-DRIVER-010': [
    () => refused(to.json({ id: 's', dependencies: [], path: 's.json' })),
    'The saver "s" takes one value, and has 0 dependencies.',
  ],
  'DW-DRIVER-011': [
    () => refused(to.json({ id: 's', dependencies: ['g'], path: 's.json' })),
    'The saver "s" has dependencies that are no nodes of this graph: g.',
  ],
  'DW-DRIVER-012': [
    () => refused(to.json({ id: 'f', dependencies: ['f'], path: 's.json' })),
    'The saver "f" has the name of another node.',
  ],
  'DW-DRIVER-013': [
    () => refused(from.csv({ target: 'g', path: 'g.csv' }), to.json({ id: 's', dependencies: ['f'], path: 's.json' })),
    'The loader\'s target "g" is not a node of this graph.',
  ],
  'DW-DRIVER-014': [
    () => refused(to.csv({ id: 's', dependencies: ['f'], path: 's.csv', combine: { buildResult: () => 1 } })),
    'The saver "s" cannot combine its dependencies by a result builder of your own.',
  ],
  'DW-DRIVER-015': [() => refused(), 'Nothing is asked for: no saver, and no additional variable.'],
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

/** What a driver over one function `f` refuses to materialize. */
async function refused(...materializers: Materializer[]): Promise<readonly Problem[]> {
  const driver = Driver.fromGraph(analyzed('export function f(): number { return 1 }'))
  return problemsOf(() => driver.materialize(materializers))
}

async function problemsOf(act: () => unknown): Promise<readonly Problem[]> {
  try {
    await act()
    return []
  } catch (error) {
    if (error instanceof GraphError) return error.problems
    throw error
  }
}

const TABLES = `import { table, type ColumnTable } from 'arquero'
export function f(): ColumnTable { return table({ id: [1] }) }
export function g(): ColumnTable { return table({ name: ['x'] }) }
export function h(): ColumnTable { return table({ id: [1, 1] }) }
`
