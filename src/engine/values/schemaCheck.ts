import { importPart } from '../parts/importPart.ts'
import type { Parts } from '../parts/parts.ts'
import { toJson } from './print.ts'
import { columnsOf, MOST_FAILING } from './subject.ts'
import type { Diagnostics, Failing, ValidationResult } from './validation.ts'

type Compile = Parts['jsonSchema']['compileSchema']
type Table = NonNullable<ReturnType<typeof columnsOf>>
type CheckJson = ReturnType<Compile>

/** Loaded with the first schema. */
let compile: Compile | null = null

/** A value against a JSON Schema, as the command line prints the value as JSON; a table row by row. */
export function checkSchema(value: unknown, schema: unknown): ValidationResult | Promise<ValidationResult> {
  if (compile) return checkWith(compile, value, schema)
  return importPart('jsonSchema').then(({ compileSchema }) => {
    compile = compileSchema
    return checkWith(compileSchema, value, schema)
  })
}

function checkWith(compileSchema: Compile, value: unknown, schema: unknown): ValidationResult {
  try {
    const check = compileSchema(schema)
    const table = columnsOf(value)
    return table ? checkRows(check, table) : checkWhole(check, value)
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n')
    return failed(`the schema cannot be used: ${reason?.replace(/\.$/, '')}`, {})
  }
}

function checkWhole(check: CheckJson, value: unknown): ValidationResult {
  const fault = check(toJson(value))
  if (!fault) return passed(1)
  const { path, found, message } = fault
  return failed(`${path ? `${path}: ` : ''}${message}`, { failing: 1, of: 1, first: [{ at: path, value: found }] })
}

function checkRows(check: CheckJson, { names, rows, read }: Table): ValidationResult {
  const columns = names.map((name) => ({ name, items: read(name) ?? [] }))
  const first: Failing[] = []
  let failing = 0
  let worst = ''
  for (let row = 0; row < rows; row++) {
    const json: Record<string, unknown> = Object.create(null)
    for (const { name, items } of columns) json[name] = toJson(items[row])
    const fault = check(json)
    if (!fault) continue
    const at = `row ${row + 1}${fault.path}`
    if (failing++ === 0) worst = `${at}: ${fault.message}`
    if (first.length < MOST_FAILING) first.push({ at, row: row + 1, value: fault.found })
  }
  if (failing === 0) return passed(rows)
  return failed(`${worst} (${failing} of ${rows} rows)`, { failing, of: rows, first })
}

function passed(of: number): ValidationResult {
  return { passes: true, message: '', diagnostics: diagnostics({ failing: 0, of, first: [] }) }
}

function failed(message: string, more: Omit<Diagnostics, 'validator' | 'expected'>): ValidationResult {
  return { passes: false, message, diagnostics: diagnostics(more) }
}

function diagnostics(more: Omit<Diagnostics, 'validator' | 'expected'>): ValidationResult['diagnostics'] {
  return { validator: 'jsonSchema', expected: 'what the schema says', ...more }
}
