import type { FileFault } from './fileFault.ts'

/** What a file is, by how it begins. */
export interface Recognised {
  /** The rest of a sentence: "it is …". */
  readonly what: string
  /** What to do with it, where another format was expected. */
  readonly hint: string
}

const UNPACK = 'Unpack it, and take the file inside.'
const NO_DATA = 'Take the file with the data.'

const KINDS: readonly (Recognised & { readonly begin: string })[] = [
  { begin: 'PAR1', what: 'a Parquet file', hint: 'Load it as Parquet, and let its name end with .parquet.' },
  { begin: 'ARROW1', what: 'an Arrow file', hint: 'Load it as Arrow, and let its name end with .arrow.' },
  { begin: 'FEA1', what: 'a Feather file of version 1', hint: 'Write it in version 2, which is Arrow, or as Parquet.' },
  { begin: '\x1f\x8b', what: 'compressed with gzip', hint: UNPACK },
  { begin: '\x28\xb5\x2f\xfd', what: 'compressed with Zstandard', hint: UNPACK },
  { begin: '\xfd7zXZ', what: 'compressed with xz', hint: UNPACK },
  { begin: 'BZh', what: 'compressed with bzip2', hint: UNPACK },
  {
    begin: 'PK\x03\x04',
    what: 'a zip or an Excel workbook',
    hint: 'Unpack the zip, or save the sheet as CSV in UTF-8.',
  },
  { begin: '\xd0\xcf\x11\xe0', what: 'an old Excel workbook', hint: 'Save the sheet as CSV in UTF-8.' },
  { begin: 'SQLite format 3', what: 'an SQLite database', hint: 'Export the table as CSV or Parquet.' },
  { begin: '\x89PNG', what: 'a PNG picture', hint: NO_DATA },
  { begin: '\xff\xd8\xff', what: 'a JPEG picture', hint: NO_DATA },
  { begin: 'GIF8', what: 'a GIF picture', hint: NO_DATA },
  { begin: '%PDF', what: 'a PDF document', hint: NO_DATA },
]

/** What a file of bytes is, by how it begins; null where nothing known begins so, as with most texts. */
export function recogniseBytes(head: Uint8Array): Recognised | null {
  const known = KINDS.find(({ begin }) => beginsWith(head, begin))
  if (known) return { what: known.what, hint: known.hint }
  const isWide = head.length >= 4 && head.subarray(0, 4).every((byte, at) => (byte === 0) === (at % 2 === 1))
  return isWide ? { what: 'text in UTF-16 without the mark that says so', hint: 'Save it in UTF-8.' } : null
}

/** Why bytes are no text that can be read, by how they begin. `save` is the way out for what might be one. */
export function textFault(head: Uint8Array, save: string): FileFault {
  const known = recogniseBytes(head)
  if (known) return { fault: `is not a text file: it is ${known.what}`, hint: known.hint }
  if (head.includes(0)) return { fault: 'is not a text file', hint: save }
  return { fault: 'is not text in UTF-8', hint: `It may be in an older encoding, such as Windows-1252. ${save}` }
}

/** What a file is, text as well. */
export function recogniseContent(head: Uint8Array): Recognised | null {
  const known = recogniseBytes(head)
  if (known || head.length === 0 || !isText(head)) return known
  return /^\s*<(?:!doctype\s+html|html)\b/i.test(new TextDecoder().decode(head))
    ? { what: 'an HTML page', hint: 'The download may have failed: get the file itself.' }
    : { what: 'text', hint: 'Let its name end with what it is: .csv, .json or .txt.' }
}

function isText(head: Uint8Array): boolean {
  try {
    // It may end within a letter.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return [...text].every((letter) => letter >= ' ' || /\s/.test(letter))
  } catch {
    return false
  }
}

function beginsWith(head: Uint8Array, begin: string): boolean {
  return head.length >= begin.length && [...begin].every((letter, at) => head[at] === letter.charCodeAt(0))
}
