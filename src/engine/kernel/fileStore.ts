import type { ReadProgress } from '../model/byteSource.ts'
import { didYouMean } from '../model/names.ts'
import { isError, makeProblem, type Problem } from '../model/problem.ts'
import type { InputSource } from '../model/request.ts'
import { type RunServices, ServiceError } from '../run/services.ts'
import { fileValue } from '../values/fileInput.ts'
import { columnsOf, describeColumns, tableOf } from '../values/formats/columns.ts'
import type { FormatRead } from '../values/formats/format.ts'
import type { FileReport } from '../worker/protocol.ts'
import type { FileReader, FileReading } from './fileReader.ts'

/** The project's data files: their bytes, and what is in them, read once each. */
export interface FileStore extends Pick<RunServices, 'readFile' | 'writeFile'> {
  /** Takes a file in and reads it; gives the report when it is through. What needs the file waits for it. */
  put(name: string, blob: Blob): Promise<FileReport>
  /** Cuts the reading of a file off: it gives no values then. */
  cancel(name: string): void
  remove(name: string): void
  /** The values of inputs, and what is wrong with their files. */
  resolve(sources: Readonly<Record<string, InputSource>>): Promise<{
    readonly values: Readonly<Record<string, unknown>>
    readonly problems: readonly Problem[]
  }>
}

export interface FileStoreOptions {
  readonly reader: FileReader
  readonly onProgress: (name: string, progress: ReadProgress, size: number) => void
  /** A node wrote a file. */
  readonly onWritten: (report: FileReport, blob: Blob) => void
}

interface StoredFile {
  readonly blob: Blob
  readonly reading: FileReading
  readonly read: Promise<FormatRead>
  /** The file as inputs have it, once one did: what the cache knows of it stays known. */
  table?: unknown
}

export function createFileStore({ reader, onProgress, onWritten }: FileStoreOptions): FileStore {
  const files = new Map<string, StoredFile>()

  function take(name: string, blob: Blob): StoredFile {
    files.get(name)?.reading.cancel()
    const reading = reader.read(name, blob, (progress) => onProgress(name, progress, blob.size))
    const read = reading.done.then(
      (done) => done ?? cancelled(name),
      (error: unknown) => failed(name, error),
    )
    const file: StoredFile = { blob, reading, read }
    files.set(name, file)
    return file
  }

  async function readInput(input: string, file: string, column: string | null, problems: Problem[]): Promise<unknown> {
    const stored = files.get(file)
    const read = await stored?.read
    if (read?.ok) {
      if (stored && column === null && read.content.kind === 'columns') {
        stored.table ??= tableOf(read.content.columns)
        return stored.table
      }
      const given = fileValue(input, file, read.content, column)
      if (given.ok) return given.value
      problems.push(given.problem)
    } else if (read) problems.push(...read.problems.filter(isError))
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

  return {
    put: async (name, blob) => reportOf(name, blob, await take(name, blob).read),
    cancel: (name) => files.get(name)?.reading.cancel(),
    remove(name) {
      files.get(name)?.reading.cancel()
      files.delete(name)
    },
    async readFile(path) {
      const file = files.get(nameOf(path))
      if (file) return file.blob
      throw new ServiceError(
        `the project has no file "${path}"`,
        didYouMean(path, files.keys(), 'Drop the file onto the page, or correct the path.'),
      )
    },
    async writeFile(path, bytes) {
      const name = nameOf(path)
      const blob = new Blob([bytes as Uint8Array<ArrayBuffer>])
      onWritten(reportOf(name, blob, await take(name, blob).read), blob)
    },
    async resolve(sources) {
      const values: Record<string, unknown> = Object.create(null)
      const problems: Problem[] = []
      for (const [name, source] of Object.entries(sources)) {
        const value =
          source.kind === 'json' ? source.value : await readInput(name, source.file, source.column, problems)
        if (value !== undefined) values[name] = value
      }
      return { values, problems: [...new Map(problems.map((problem) => [problem.message, problem])).values()] }
    },
  }
}

function reportOf(name: string, blob: Blob, read: FormatRead): FileReport {
  const content = read.ok ? read.content : null
  const columns = content?.kind === 'columns' ? content.columns : columnsOf(content?.value)
  return {
    name,
    bytes: blob.size,
    rows: columns?.rows ?? 0,
    columns: columns ? describeColumns(columns) : [],
    problems: read.ok ? [] : read.problems,
  }
}

function cancelled(name: string): FormatRead {
  return refusal('DW-DATA-010', name, `The reading of "${name}" was cancelled.`, 'Add the file again to read it.')
}

function failed(name: string, error: unknown): FormatRead {
  const message = error instanceof Error ? error.message : String(error)
  const hint = 'It may be too large for this browser. Take a part of it, or save it as Parquet.'
  return refusal('DW-DATA-011', name, `"${name}" could not be read: ${message}.`, hint)
}

function refusal(code: string, file: string, message: string, hint: string): FormatRead {
  const problem = makeProblem(code, 'data', { message, hint, where: { file, line: 1, column: 1 } })
  return { ok: false, problems: [problem] }
}

/** Files of a project in the page stand side by side: `./orders.json` is `orders.json`. */
function nameOf(path: string): string {
  return path.replace(/^(\.\/)+/, '')
}
