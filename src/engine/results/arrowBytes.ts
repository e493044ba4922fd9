import { type Column, columnFromArray, tableFromColumns, tableToIPC } from '@uwdata/flechette'
import type { ColumnTable } from 'arquero'
import { GraphError, makeProblem, type Problem } from '../model/problem.ts'
import { encodeColumn, findUnencodable, judgeMarked, reasonOf } from '../values/formats/arrowItems.ts'
import { isTypedArray } from '../values/kinds/typedArray.ts'

/** A table as the bytes of Arrow's IPC format. @throws {GraphError} naming each column that has no Arrow type. */
export function arrowBytes(table: ColumnTable, format: 'file' | 'stream' = 'file'): Uint8Array {
  const problems: Problem[] = []
  const columns = table.columnNames().flatMap((name): [string, Column<unknown>][] => {
    const items: ArrayLike<unknown> = table.array(name)
    const reason = reasonAgainst(name, items)
    if (reason) problems.push(columnProblem(name, reason))
    try {
      return reason ? [] : [[name, encode(items)]]
    } catch (error) {
      problems.push(columnProblem(name, reasonOf(error)))
      return []
    }
  })
  if (problems.length) throw new GraphError(problems)
  return tableToIPC(tableFromColumns(columns), { format }) ?? new Uint8Array()
}

function encode(items: ArrayLike<unknown>): Column<unknown> {
  const isHeld = isTypedArray(items) && items.length > 0 && !(items instanceof Uint8ClampedArray)
  return isHeld ? columnFromArray(items) : encodeColumn(Array.from(items))
}

function reasonAgainst(name: string, items: ArrayLike<unknown>): string | null {
  const [odd, cell] = [judgeMarked(name), findUnencodable(items)]
  if (odd !== null) return `its name is ${odd}`
  return cell && `it holds ${cell}`
}

function columnProblem(name: string, reason: string): Problem {
  return makeProblem('DW-RESULT-012', 'run', {
    message: `The column "${name}" has no type in Arrow: ${reason}.`,
    hint: 'Give its values one type, or take the result as a table.',
    nodes: [name.split('.')[0] ?? name],
  })
}
