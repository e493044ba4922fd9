import type { ByteSource, Reading } from '../../model/byteSource.ts'
import type { DataColumns } from '../../model/dataColumns.ts'
import { makeProblem, type Problem } from '../../model/problem.ts'
import type { Refused } from '../../parts/saving/refused.ts'

export type { Refused }

/** One format of data files. */
export interface Format {
  /** Whether a file that begins so is of this format, whatever its name says; left out where no first bytes tell. */
  readonly recognises?: (head: Uint8Array) => boolean
  readonly read: (source: ByteSource, options: ReadOptions) => Promise<FormatRead>
  readonly write: (value: unknown) => Written | Promise<Written>
  /** Of what is written. */
  readonly mime: string
}

export interface ReadOptions extends Reading {
  /** The file's name, for problems. */
  readonly file: string
}

/** What a file holds: columns where the format knows them, rows of an object each that were read by column, else a value. */
export type FileContent =
  | { readonly kind: 'columns'; readonly columns: DataColumns }
  | { readonly kind: 'rows'; readonly columns: DataColumns }
  | { readonly kind: 'value'; readonly value: unknown }

export type FormatRead =
  | { readonly ok: true; readonly content: FileContent }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A file's bytes, or why the format has no words for the value. */
export type Written = { readonly ok: true; readonly bytes: Uint8Array } | Refused

/** What is wrong with a file, by the rest of a sentence that begins with its name. */
export function unreadable(
  code: string,
  file: string,
  fault: string,
  { hint, line = 1 }: { readonly hint: string; readonly line?: number },
): FormatRead {
  const at = line > 1 ? `, line ${line},` : ''
  const problem = makeProblem(code, 'data', {
    message: `"${file}"${at} ${fault}.`,
    hint,
    where: { file, line, column: 1 },
  })
  return { ok: false, problems: [problem] }
}

/** A file whose bytes, or memory for what is in them, cannot be had. */
export function outOfReach(file: string, error: unknown): FormatRead {
  const hint = 'It may be too large: take a part of it.'
  return unreadable('DW-DATA-011', file, `could not be read: ${messageOf(error)}`, { hint })
}

const PIECE = 2 ** 20

/** All of a file's bytes, for formats that are read as a whole: it tells how far it is. They may share the memory of the source. */
export async function readAll({ size, read }: ByteSource, { onProgress }: Reading): Promise<Uint8Array> {
  if (size <= PIECE) return read(0, size)
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += PIECE) {
    const end = Math.min(at + PIECE, size)
    bytes.set(await read(at, end), at)
    onProgress?.({ bytes: end, rows: 0 })
  }
  return bytes
}

export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')
}
