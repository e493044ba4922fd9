import type { Reading } from '../model/byteSource.ts'
import type { RunEvent } from '../model/event.ts'
import { type FileFormat, FORMAT_TITLES } from '../model/fileFormat.ts'
import type { GraphNode } from '../model/graph.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { type TypeTable, typeAt } from '../model/type.ts'
import { readData } from '../values/dataFile.ts'
import { blobSource, bytesSource } from '../values/formats/byteSources.ts'
import { FORMATS } from '../values/formats/formats.ts'
import { previewOf } from '../values/summarise.ts'
import { NodeFailure } from './errors.ts'
import { type RunServices, ServiceError } from './services.ts'

/** A call on the values of a node's arguments. */
type FileCall = (values: readonly unknown[]) => Promise<unknown>

export type FileContent = Uint8Array | Blob

/** Is told of what a node gave which content was read for it, or written. */
export type NoteContent = (value: object, content: FileContent) => void

interface FileOptions {
  readonly types: TypeTable
  readonly services: RunServices
  readonly noteContent: NoteContent
  readonly emit: (event: RunEvent) => void
}

/** Reads the file at the path that is the first argument: `[value, metadata]`, the value as the node's type wants it. */
export function loadFile(
  node: GraphNode,
  format: FileFormat,
  { types, services, noteContent, emit }: FileOptions,
): FileCall {
  const { shape } = typeAt(types, node.type)
  const type = (shape.kind === 'tuple' ? shape.elements[0] : undefined) ?? -1
  return async ([given]) => {
    const path = pathOf(given, node)
    const content = await served(services.readFile(path), node)
    const source = content instanceof Blob ? blobSource(content) : bytesSource(content)
    const data = await readData(format, source, { file: path, type, types, ...tellingOf(node, source.size, emit) })
    if (!data.ok) {
      throw new NodeFailure(
        fileProblem('DW-RUN-016', node, {
          message: `The file ${data.fault}.`,
          hint: data.hint ?? `Correct the file, or the type of the parameter: ${typeAt(types, type).text}.`,
        }),
      )
    }
    const loaded = [data.value, { path, format, size: source.size }]
    noteContent(loaded, content)
    return loaded
  }
}

/** What is read sooner nobody sees being read. */
const TELL_EVERY_MS = 200

function tellingOf({ name: node }: GraphNode, size: number, emit: FileOptions['emit']): Reading {
  let last = performance.now()
  return {
    onProgress({ bytes }) {
      const now = performance.now()
      if (now - last < TELL_EVERY_MS) return
      last = now
      emit({ kind: 'fileRead', node, bytes, size })
    },
  }
}

/** Writes the second argument to the path that is the first; gives what is known of the file. */
export function saveFile(node: GraphNode, format: FileFormat, { services, noteContent }: FileOptions): FileCall {
  return async ([given, value]) => {
    const path = pathOf(given, node)
    const written = await FORMATS[format].write(value)
    if (!written.ok) {
      throw new NodeFailure(
        fileProblem('DW-RUN-018', node, {
          message: `${previewOf(value, 60)} cannot be written to "${path}" as ${FORMAT_TITLES[format]}: ${written.reason}.`,
          hint:
            written.hint ?? SAVE_HINTS[format] ?? 'Give a table, rows, or columns of one length; or save it as JSON.',
        }),
      )
    }
    const { bytes } = written
    await served(services.writeFile(path, bytes), node)
    const saved = { path, format, size: bytes.byteLength }
    noteContent(saved, bytes)
    return saved
  }
}

const SAVE_HINTS: Partial<Record<FileFormat, string>> = {
  text: 'Give a text, or save it as JSON.',
  bytes: 'Give bytes: a typed array, an ArrayBuffer or a DataView.',
  ndjson: 'Give a list or a table, or save it as JSON.',
}

function pathOf(value: unknown, node: GraphNode): string {
  if (typeof value === 'string' && value !== '') return value
  throw new NodeFailure(
    fileProblem('DW-RUN-017', node, {
      message: `"${node.name}" was given ${previewOf(value, 60)} for the path of a file.`,
      hint: "Give text: a path from the project's folder on.",
    }),
  )
}

/** What the place where the driver is refuses, it tells in words of its own. */
async function served<T>(promise: Promise<T>, node: GraphNode): Promise<T> {
  try {
    return await promise
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const message = `"${node.name}" failed: ${error.message}.`
    throw new NodeFailure(fileProblem('DW-RUN-015', node, { message, hint: error.hint }))
  }
}

function fileProblem(
  code: string,
  node: GraphNode,
  told: { readonly message: string; readonly hint: string },
): Problem {
  return makeProblem(code, 'run', { ...told, nodes: [node.name], where: node.where })
}
