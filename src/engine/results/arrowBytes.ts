import { float64 } from '@uwdata/flechette'
import { type ColumnTable, table as makeTable, toArrowIPC } from 'arquero'
import { GraphError, makeProblem, type Problem } from '../model/problem.ts'
import { findUnencodable } from '../values/formats/arrowItems.ts'
import { typeNameOf } from '../values/kind.ts'
import { isTypedArray } from '../values/kinds/typedArray.ts'

/** A table as the bytes of Arrow's IPC format. @throws {GraphError} naming each column that has no Arrow type. */
export function arrowBytes(table: ColumnTable, format: 'file' | 'stream' = 'file'): Uint8Array {
  const columns = table.columnNames().map((name) => ({ name, items: table.array(name) }))
  const odd = columns.flatMap(({ name, items }) => checkItems(name, items))
  if (odd.length) throw new GraphError(odd)
  try {
    return toArrowIPC(table, { format, types: typesOf(columns) })
  } catch (error) {
    const problems = columns.flatMap(({ name, items }) => checkEncoding(name, items))
    throw problems.length ? new GraphError(problems) : error
  }
}

/** Whole numbers become integers, which have no minus zero: a column that holds one keeps it as floats. */
function typesOf(columns: readonly { readonly name: string; readonly items: ArrayLike<unknown> }[]) {
  const floats = columns.filter(({ items }) => !isTypedArray(items) && holdMinusZero(Array.from(items)))
  return Object.fromEntries(floats.map(({ name }) => [name, float64()]))
}

function holdMinusZero(items: readonly unknown[]): boolean {
  return (
    items.some((item) => Object.is(item, -0)) &&
    items.every((item) => item === null || item === undefined || typeof item === 'number')
  )
}

function checkItems(name: string, items: ArrayLike<unknown>): Problem[] {
  const odd = findUnencodable(items)
  return odd === undefined ? [] : [columnProblem(name, `it holds a ${typeNameOf(odd)}`)]
}

function checkEncoding(name: string, items: ArrayLike<unknown>): Problem[] {
  try {
    toArrowIPC(makeTable([['column', Array.from(items)]]))
    return []
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
    return [columnProblem(name, /^Mixed types/.test(message) ? 'its values are of several types' : message)]
  }
}

function columnProblem(name: string, reason: string): Problem {
  return makeProblem('DW-RESULT-012', 'run', {
    message: `The column "${name}" has no type in Arrow: ${reason}.`,
    hint: 'Give its values one type, or take the result as a table.',
    nodes: [name.split('.')[0] ?? name],
  })
}
