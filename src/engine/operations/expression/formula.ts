import type { KnownColumn } from '../operation.ts'
import type { Code } from '../writing/layout.ts'
import { keyOf } from '../writing/quote.ts'
import { refuseImpossible } from './impossible.ts'
import { type CheckedFormula, checkKinds } from './kinds.ts'
import { guardCondition, guardValue, nullableColumns } from './missing.ts'
import type { FormulaNode, ValueKind } from './node.ts'
import { parseFormula } from './parse.ts'
import { toCode } from './print.ts'
import { FormulaFault } from './tokens.ts'

export type Formula =
  /** `row` is the type of its row, `code` the expression over `row`; `isChoice` where that is a `? :`. */
  | { readonly ok: true; readonly row: string; readonly code: Code; readonly isChoice: boolean }
  | { readonly ok: false; readonly message: string }

export interface FormulaContext {
  /** Null where it is not known which the table has. */
  readonly columns: readonly KnownColumn[] | null
  readonly kind: 'condition' | 'value'
  /** Whether it gives nothing where a column has no value; else null counts as JavaScript counts it. */
  readonly guards: boolean
  readonly op: () => string
}

/** A formula that a person wrote, as an expression for Arquero that the compiler passes. */
export function readFormula(text: string, context: FormulaContext): Formula {
  try {
    return written(text, context)
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error
    return { ok: false, message: error.message }
  }
}

function written(text: string, { columns, kind, guards, op }: FormulaContext): Formula {
  const isCondition = kind === 'condition'
  const checked = checkKinds(parseFormula(text), columns, isCondition ? 'boolean' : null)
  if (checked.columns.has('__proto__')) throw new FormulaFault('Arquero cannot keep a column of the name "__proto__".')
  refuseImpossible(checked.node, (column) => checked.columns.get(column) === 'boolean')
  const guarded = isCondition ? guardCondition(checked.node) : guardValue(checked.node)
  const node = guards ? guarded : checked.node
  const isDate = (part: FormulaNode) => isDatePart(part, checked.columns)
  return {
    ok: true,
    row: rowType(checked, node),
    code: toCode(node, { row: 'row', op, isDate }),
    isChoice: node.kind === 'choice',
  }
}

const TYPES: Readonly<Record<ValueKind, string>> = {
  number: 'number',
  text: 'string',
  date: 'Date',
  boolean: 'boolean',
}

function rowType({ columns }: CheckedFormula, node: FormulaNode): string {
  const nullable = nullableColumns(node)
  const fields = [...columns].map(([name, kind]) => {
    const type = kind === null ? 'unknown' : TYPES[kind] + (nullable.has(name) ? ' | null' : '')
    return `${keyOf(name)}: ${type}`
  })
  return fields.length ? `{ ${fields.join('; ')} }` : 'object'
}

function isDatePart(node: FormulaNode, columns: CheckedFormula['columns']): boolean {
  if (node.kind === 'column') return columns.get(node.name) === 'date'
  if (node.kind === 'choice') return isDatePart(node.yes, columns) || isDatePart(node.no, columns)
  if (node.kind === 'binary') return node.op === '??' && isDatePart(node.left, columns)
  return node.kind === 'call' && node.name === 'parse_date'
}
