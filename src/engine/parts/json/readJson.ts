import type { ByteSource, Reading } from '../../model/byteSource.ts'
import { makeProblem, type Problem } from '../../model/problem.ts'
import { textFault } from '../../model/recogniseBytes.ts'
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

type Fault = readonly [code: string, fault: string, hint: string]

const EMPTY: Fault = ['DW-DATA-008', 'is empty', 'A JSON file holds a value, such as a list of rows. Export it again.']
const LINES = 'If it holds one value a line, let its name end with .ndjson. Else correct it there.'
const HEAD = 4096

/** Behind a whole value comes another. */
function isMore(reason: string): boolean {
  return reason.startsWith('expected nothing more')
}

async function noText({ size, read }: ByteSource): Promise<Fault> {
  const { fault, hint } = textFault(await read(0, Math.min(HEAD, size)), 'Save it in UTF-8.')
  return ['DW-DATA-001', fault, hint]
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
  const [code, fault, way]: Fault = isText
    ? source.size === 0
      ? EMPTY
      : ['DW-DATA-008', `is no JSON: ${end.reason}`, end.line > 1 && isMore(end.reason) ? LINES : hint]
    : await noText(source)
  const where = { file, line: end.line, column: 1 }
  return { ok: false, problems: [makeProblem(code, 'data', { message: `"${file}"${at} ${fault}.`, hint: way, where })] }
}
