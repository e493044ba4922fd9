import type { ByteSource, Reading } from '../../model/byteSource.ts'
import { makeProblem, type Problem } from '../../model/problem.ts'
import { eachPiece } from './eachPiece.ts'
import { createItems, type JsonContent } from './items.ts'
import { createJsonReader, type JsonEnd, type JsonReader } from './jsonReader.ts'
import { createLinesReader } from './linesReader.ts'

export type JsonRead =
  | { readonly ok: true; readonly content: JsonContent }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export interface JsonOptions extends Reading {
  /** The file's name, for problems. */
  readonly file: string
  /** Bytes that are read at a time: it makes no difference to what comes of it. */
  readonly chunk?: number
  /** A list of so many rows and more is kept by column, where it can be. */
  readonly rowsAtOnce?: number
}

/** What a JSON file holds. */
export function readJson(source: ByteSource, options: JsonOptions): Promise<JsonRead> {
  return read(source, createJsonReader(createItems(options.rowsAtOnce)), { ...options, hint: 'Correct it there.' })
}

/** The list of a file's values, one a line; blank lines do not count. */
export function readNdjson(source: ByteSource, options: JsonOptions): Promise<JsonRead> {
  return read(source, createLinesReader(createItems(options.rowsAtOnce)), {
    ...options,
    hint: 'Write one JSON value a line.',
  })
}

/** To the last byte also where it is no JSON: that it is no text says more. */
async function read(
  source: ByteSource,
  reader: JsonReader,
  { file, chunk, hint, onProgress }: JsonOptions & { readonly hint: string },
): Promise<JsonRead> {
  const onTaken = (bytes: number) => onProgress?.({ bytes, rows: reader.items })
  const isText = await eachPiece(source, { chunk, take: reader.take, onTaken })
  const end: JsonEnd = isText ? reader.end() : { ok: false, reason: '', line: 1 }
  if (end.ok) return end
  const at = end.line > 1 ? `, line ${end.line},` : ''
  const [code, fault, way] = isText
    ? ['DW-DATA-008', `is no JSON: ${end.reason}`, hint]
    : ['DW-DATA-001', 'is not a text file', 'Save it in UTF-8.']
  const where = { file, line: end.line, column: 1 }
  return { ok: false, problems: [makeProblem(code, 'data', { message: `"${file}"${at} ${fault}.`, hint: way, where })] }
}
