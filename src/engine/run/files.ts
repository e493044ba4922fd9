import type { GraphNode } from '../model/graph.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { type TypeTable, typeAt } from '../model/type.ts'
import { type FileFormat, readData, writeData } from '../values/dataFile.ts'
import { previewOf } from '../values/summarise.ts'
import { NodeFailure } from './errors.ts'
import { type RunServices, ServiceError } from './services.ts'

/** A call on the values of a node's arguments. */
type FileCall = (values: readonly unknown[]) => Promise<unknown>

/** Reads the file at the path that is the first argument: `[value, metadata]`, the value as the node's type wants it. */
export function loadFile(node: GraphNode, format: FileFormat, types: TypeTable, services: RunServices): FileCall {
  const { shape } = typeAt(types, node.type)
  const type = (shape.kind === 'tuple' ? shape.elements[0] : undefined) ?? -1
  return async ([given]) => {
    const path = pathOf(given, node)
    const bytes = await served(services.readFile(path), node)
    const content = readData(format, bytes, { type, types })
    if (content.ok) return [content.value, { path, format, size: bytes.byteLength }]
    throw new NodeFailure(
      fileProblem('DW-RUN-016', node, {
        message: `The file "${path}" ${content.fault}.`,
        hint: `Correct the file, or the type of the parameter: ${typeAt(types, type).text}.`,
      }),
    )
  }
}

/** Writes the second argument to the path that is the first; gives what is known of the file. */
export function saveFile(node: GraphNode, format: FileFormat, services: RunServices): FileCall {
  return async ([given, value]) => {
    const path = pathOf(given, node)
    const text = writeData(format, value)
    if (text === null) {
      throw new NodeFailure(
        fileProblem('DW-RUN-018', node, {
          message: `${previewOf(value, 60)} cannot be written to "${path}" as ${format.toUpperCase()}.`,
          hint: 'Give a table, rows, or columns of one length; or save it as JSON.',
        }),
      )
    }
    const bytes = new TextEncoder().encode(text)
    await served(services.writeFile(path, bytes), node)
    return { path, format, size: bytes.byteLength }
  }
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
