import { ColumnTable } from 'arquero'
import { formatProblem } from '../model/problem.ts'
import { createNodeFiles } from '../nodeFiles.ts'
import type { OperationAnswers, OperationContext } from '../operations/operation.ts'
import { analyzed } from './analyzed.ts'
import { ranProgram } from './ran.ts'
import { contextOf, operationOf } from './written.ts'

interface Given {
  readonly context?: Partial<OperationContext>
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly outputs?: readonly string[]
  /** Where files are read from. */
  readonly folder?: string
}

/** What an operation's text gives when it runs as a program of its own; it throws where the text has problems. */
export async function operated(id: string, answers: OperationAnswers, given: Given = {}): Promise<unknown> {
  const { context = {}, inputs = {}, outputs, folder } = given
  const result = operationOf(id).write(answers, contextOf(context))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const names = outputs ?? [contextOf(context).name]
  const value = await runChecked({ 'main.ts': result.text }, names, inputs, folder)
  return outputs ? value : value[names[0] ?? '']
}

/** Runs modules in place and in workers; throws where the analyzer has anything to say. */
export async function runChecked(
  files: Readonly<Record<string, string>>,
  outputs: readonly string[],
  inputs: Readonly<Record<string, unknown>>,
  folder?: string,
): Promise<Readonly<Record<string, unknown>>> {
  const program = analyzed(files)
  const { problems } = program.graph
  if (problems.length) {
    const file = problems[0]?.where?.file ?? ''
    throw new Error(`${problems.map(formatProblem).join('\n')}\n${files[file] ?? ''}`)
  }
  const value = await ranProgram(program, outputs, { inputs, ...(folder ? { services: createNodeFiles(folder) } : {}) })
  if (Array.isArray(value)) throw new Error(`${value.join('\n')}\n${Object.values(files)[0] ?? ''}`)
  return value as Readonly<Record<string, unknown>>
}

/** A table as rows of its values, in the order of its columns; what is missing is null. */
export function rowsOf(value: unknown): unknown[][] {
  if (!(value instanceof ColumnTable)) throw new Error(`no table: ${String(value)}`)
  const columns = value.columnNames().map((name) => [...value.array(name)])
  return Array.from({ length: value.numRows() }, (_, row) => columns.map((column) => column[row] ?? null))
}

export function namesOf(value: unknown): string[] {
  return value instanceof ColumnTable ? value.columnNames() : []
}
