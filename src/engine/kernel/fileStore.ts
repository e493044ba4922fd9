import { didYouMean } from '../model/names.ts'
import { isError, makeProblem, type Problem } from '../model/problem.ts'
import type { InputSource } from '../model/request.ts'
import { type RunServices, ServiceError } from '../run/services.ts'
import { type Columns, describeColumns, parseCsv } from '../values/csv.ts'
import { fileValue } from '../values/fileInput.ts'
import type { FileReport } from '../worker/protocol.ts'

/** The project's data files: their bytes, and the columns of those that are tables, parsed once each. */
export interface FileStore extends Pick<RunServices, 'readFile' | 'writeFile'> {
  put(name: string, bytes: ArrayBuffer): FileReport
  remove(name: string): void
  /** The values of inputs, and what is wrong with their files. */
  resolve(sources: Readonly<Record<string, InputSource>>): {
    readonly values: Readonly<Record<string, unknown>>
    readonly problems: readonly Problem[]
  }
}

export function createFileStore(): FileStore {
  const files = new Map<string, Columns | readonly Problem[]>()
  const contents = new Map<string, ArrayBuffer>()

  function readInput(input: string, file: string, column: string | null, problems: Problem[]): unknown {
    const found = files.get(file)
    if (found && 'rows' in found) {
      const given = fileValue(input, file, found, column)
      if (given.ok) return given.value
      problems.push(given.problem)
    } else if (found) problems.push(...found.filter(isError))
    else {
      problems.push(
        makeProblem('DW-DATA-006', 'data', {
          message: `The project has no file "${file}" for the input "${input}".`,
          hint: 'Choose a file for it, or give a value.',
          nodes: [input],
        }),
      )
    }
    return undefined
  }

  function put(name: string, bytes: ArrayBuffer): FileReport {
    contents.set(name, bytes)
    if (/\.json$/i.test(name)) return { name, bytes: bytes.byteLength, rows: 0, columns: [], problems: [] }
    const parsed = parseCsv(name, bytes)
    files.set(name, parsed.ok ? parsed.columns : parsed.problems)
    return {
      name,
      bytes: bytes.byteLength,
      rows: parsed.ok ? parsed.columns.rows : 0,
      columns: parsed.ok ? describeColumns(parsed.columns) : [],
      problems: parsed.ok ? [] : parsed.problems,
    }
  }

  return {
    put,
    remove(name) {
      files.delete(name)
      contents.delete(name)
    },
    async readFile(path) {
      const bytes = contents.get(nameOf(path))
      if (bytes) return new Uint8Array(bytes)
      throw new ServiceError(
        `the project has no file "${path}"`,
        didYouMean(path, contents.keys(), 'Drop the file onto the page, or correct the path.'),
      )
    },
    async writeFile(path, bytes) {
      put(nameOf(path), bytes.slice().buffer)
    },
    resolve(sources) {
      const values: Record<string, unknown> = Object.create(null)
      const problems: Problem[] = []
      for (const [name, source] of Object.entries(sources)) {
        const value = source.kind === 'json' ? source.value : readInput(name, source.file, source.column, problems)
        if (value !== undefined) values[name] = value
      }
      return { values, problems: [...new Map(problems.map((problem) => [problem.message, problem])).values()] }
    },
  }
}

/** Files of a project in the page stand side by side: `./orders.json` is `orders.json`. */
function nameOf(path: string): string {
  return path.replace(/^(\.\/)+/, '')
}
