import type { ReadProgress } from '../model/byteSource.ts'
import { findNode, type Graph } from '../model/graph.ts'
import { didYouMean } from '../model/names.ts'
import { isError, makeProblem, type Problem } from '../model/problem.ts'
import { PROJECT_FILE } from '../model/project.ts'
import type { InputSource } from '../model/request.ts'
import { typeAt } from '../model/type.ts'
import { type RunServices, ServiceError, spareModule, spareSettings } from '../run/services.ts'
import { fileValue } from '../values/fileInput.ts'
import { columnsOf, describeColumns, tableOrColumns } from '../values/formats/columns.ts'
import type { FileContent, FormatRead } from '../values/formats/format.ts'
import { isPlainObject } from '../values/kinds/object.ts'
import { UNKEPT } from '../values/kinds/table.ts'
import { measure } from '../values/measure.ts'
import type { FileReport } from '../worker/protocol.ts'
import type { FileReader, FileReading } from './fileReader.ts'
import type { Holdings } from './holdings.ts'

type Sources = Readonly<Record<string, InputSource>>

/** The project's data files: their bytes, and what is in them, read once each, and again where there was no room to keep it. */
export interface FileStore extends Pick<RunServices, 'readFile' | 'writeFile'> {
  /** Takes a file in and reads it; gives the report when it is through. What needs the file waits for it. */
  put(name: string, blob: Blob): Promise<FileReport>
  /** Cuts the reading of a file off: it gives no values then. */
  cancel(name: string): void
  remove(name: string): void
  /** What is in these files is needed from now on; what is in others may go. */
  use(sources: Sources): void
  /** The values of a graph's inputs, and what is wrong with their files. */
  resolve(
    sources: Sources,
    graph: Graph,
  ): Promise<{
    readonly values: Readonly<Record<string, unknown>>
    readonly problems: readonly Problem[]
    /** The files that they are out of, as they were. */
    readonly blobs: readonly Blob[]
  }>
}

export interface FileStoreOptions {
  readonly reader: FileReader
  readonly holdings: Holdings
  /** Files that are never written: the modules of the program as it is now. */
  readonly sources: () => readonly { readonly path: string }[]
  readonly onProgress: (name: string, progress: ReadProgress, size: number) => void
  /** A node wrote a file. */
  readonly onWritten: (report: FileReport, blob: Blob) => void
}

interface StoredFile {
  readonly blob: Blob
  /** What is in it; null where that had to go. */
  content: { readonly reading: FileReading; readonly read: Promise<FormatRead> } | null
  wasRead: boolean
  /** The file as inputs have it, once one did: what the cache knows of it stays known. */
  table?: unknown
}

export function createFileStore({ reader, holdings, sources, onProgress, onWritten }: FileStoreOptions): FileStore {
  const files = new Map<string, StoredFile>()
  /** Files of which the latest run takes inputs. */
  let used: ReadonlySet<string> = new Set()

  function take(name: string, blob: Blob): StoredFile {
    files.get(name)?.content?.reading.cancel()
    const file: StoredFile = { blob, content: null, wasRead: false }
    files.set(name, file)
    return file
  }

  function read(name: string, file: StoredFile): Promise<FormatRead> {
    if (file.content) return file.content.read
    const tell = (progress: ReadProgress) => onProgress(name, progress, file.blob.size)
    const reading = reader.read(name, file.blob, file.wasRead ? () => {} : tell)
    const done = reading.done.then(
      (end) => end ?? cancelled(name),
      (error: unknown) => failed(name, error),
    )
    const content = { reading, read: done }
    file.content = content
    void done.then((end) => {
      if (files.get(name) !== file || file.content !== content) return
      file.wasRead = true
      holdings.put(keyOf(name), sizeOf(end), dropOf(name))
    })
    return done
  }

  /** How what is in a file goes; null where the latest run uses it. */
  function dropOf(name: string): (() => void) | null {
    if (used.has(name)) return null
    return () => {
      const file = files.get(name)
      if (file) Object.assign(file, { content: null, table: undefined })
    }
  }

  async function readInput(
    input: string,
    { file, column }: InputSource & { kind: 'file' },
    { graph, problems }: { readonly graph: Graph; readonly problems: Problem[] },
  ): Promise<unknown> {
    const stored = files.get(file)
    const end = stored && (await read(file, stored))
    if (end?.ok) {
      const { content } = end
      const isTable = content.kind === 'columns' || (content.kind === 'rows' && wantsTable(graph, input))
      if (stored && column === null && isTable) {
        stored.table ??= tableOrColumns(content.columns)
        return stored.table
      }
      const given = fileValue(input, file, content, column)
      if (given.ok) return given.value
      problems.push(given.problem)
    } else if (end) problems.push(...end.problems.filter(isError))
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
    put: async (name, blob) => reportOf(name, blob, await read(name, take(name, blob))),
    cancel: (name) => files.get(name)?.content?.reading.cancel(),
    remove(name) {
      files.get(name)?.content?.reading.cancel()
      files.delete(name)
      holdings.forget(keyOf(name))
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
      if (sources().some((source) => nameOf(source.path) === name)) throw spareModule(path)
      if (name === PROJECT_FILE) throw spareSettings(path)
      const blob = new Blob([bytes as Uint8Array<ArrayBuffer>])
      onWritten(reportOf(name, blob, await read(name, take(name, blob))), blob)
    },
    use(sources) {
      const before = used
      used = new Set(filesIn(sources))
      for (const name of [...before, ...used]) holdings.change(keyOf(name), dropOf(name))
    },
    async resolve(sources, graph) {
      const values: Record<string, unknown> = Object.create(null)
      const problems: Problem[] = []
      for (const [name, source] of Object.entries(sources)) {
        const value = source.kind === 'json' ? source.value : await readInput(name, source, { graph, problems })
        if (value !== undefined) values[name] = value
      }
      return {
        values,
        problems: [...new Map(problems.map((problem) => [problem.message, problem])).values()],
        blobs: filesIn(sources).flatMap((name) => files.get(name)?.blob ?? []),
      }
    },
  }
}

/** Whether an input is declared as a table: rows that were read by column are one as they are. */
function wantsTable(graph: Graph, input: string): boolean {
  return typeAt(graph.types, findNode(graph, input)?.type ?? -1).shape.kind === 'table'
}

function filesIn(sources: Sources): readonly string[] {
  return Object.values(sources).flatMap((source) => (source.kind === 'file' ? [source.file] : []))
}

/** Under which what is in a file is held. */
function keyOf(name: string): string {
  return `file ${name}`
}

function sizeOf(end: FormatRead): number {
  if (!end.ok) return 0
  const { content } = end
  if (content.kind === 'value') return measure(content.value)
  const parts = content.columns.columns.flatMap((column) => Object.values<unknown>(column))
  return parts.reduce<number>((sum, part) => sum + measure(part), 0)
}

function reportOf(name: string, blob: Blob, read: FormatRead): FileReport {
  const content = read.ok ? read.content : null
  const columns = content?.kind === 'value' ? columnsOf(content.value) : content?.columns
  return {
    name,
    bytes: blob.size,
    rows: columns?.rows ?? 0,
    columns: columns ? describeColumns(columns) : [],
    isTable: columns !== null && columns !== undefined && !columns.names.includes(UNKEPT) && isTabular(content),
    problems: read.ok ? [] : read.problems,
  }
}

/** A list is columns too: one. It is a table where it holds rows. */
function isTabular(content: FileContent | null): boolean {
  if (content?.kind !== 'value') return true
  const { value } = content
  return !Array.isArray(value) || (value.length > 0 && value.every(isPlainObject))
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

/** As a file's path leads to it from the project's folder on: `./orders.json`, and `sub/../orders.json`, are `orders.json`. */
function nameOf(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    const last = parts.at(-1)
    if (part === '..' && last && last !== '..') parts.pop()
    else if (part !== '.' && (part || last === undefined)) parts.push(part)
  }
  return parts.join('/')
}
