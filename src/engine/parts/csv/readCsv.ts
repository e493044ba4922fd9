import type { ByteSource, Reading } from '../../model/byteSource.ts'
import type { DataColumns } from '../../model/dataColumns.ts'
import { makeProblem, type Problem } from '../../model/problem.ts'
import { textFault } from '../../model/recogniseBytes.ts'
import { type Batch, cellBytes } from './batch.ts'
import { type CsvColumn, createCsvColumn } from './csvColumn.ts'
import { type Dialect, findEncoding, findSeparator } from './dialect.ts'
import { NotText } from './textCells.ts'
import { createTokens, type Tokens } from './tokens.ts'

export type CsvRead =
  | { readonly ok: true; readonly columns: DataColumns }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export interface CsvOptions {
  /** The file's name, for problems. */
  readonly file: string
  /** Found in the first line where it is not told. */
  readonly separator?: string
  /** Bytes that are read at a time: of a text it makes no difference to what comes of it. */
  readonly chunk?: number
}

const QUOTE = 0x22
const CHUNK = 2 ** 18
const HEAD = 2 ** 16

/**
 * Reads CSV, TSV and their kin with a header row, part by part: a file need not fit into memory, only its columns. Types are
 * what all cells of a column have in common. Rows of another length, text that is none, names that stand twice and quotes
 * that never end are problems, with their lines.
 */
export async function readCsv(source: ByteSource, options: CsvOptions & Reading): Promise<CsvRead> {
  const { chunk = CHUNK } = options
  const reader = createCsvReader(options, source.size, await source.read(0, Math.min(HEAD, source.size)))
  return reader.settle(async () => {
    do {
      for (let at = 0; reader.wants(at); at += chunk) {
        const end = Math.min(at + chunk, source.size)
        reader.take(await source.read(at, end), end === source.size)
        options.onProgress?.({ bytes: reader.isAgain ? source.size : end, rows: reader.rows })
      }
    } while (reader.again())
  })
}

/** The same, of bytes that are there, at one go. */
export function readCsvNow(bytes: Uint8Array, options: CsvOptions): CsvRead {
  const { chunk = CHUNK } = options
  const reader = createCsvReader(options, bytes.length, bytes.subarray(0, HEAD))
  try {
    do {
      for (let at = 0; reader.wants(at); at += chunk) {
        const end = Math.min(at + chunk, bytes.length)
        reader.take(bytes.subarray(at, end), end === bytes.length)
      }
    } while (reader.again())
    return reader.end()
  } catch (error) {
    return reader.refuse(error)
  }
}

interface CsvReader {
  readonly rows: number
  /** It reads a second time, for columns that turned out to be text. */
  readonly isAgain: boolean
  wants(at: number): boolean
  take(bytes: Uint8Array, isLast: boolean): void
  /** After the last bytes: whether they are to come once more. */
  again(): boolean
  end(): CsvRead
  refuse(error: unknown): CsvRead
  settle(read: () => Promise<void>): Promise<CsvRead>
}

/** `head` is how the file begins: it tells how the file is written. */
function createCsvReader({ file, separator }: CsvOptions, size: number, head: Uint8Array): CsvReader {
  let columns: readonly CsvColumn[] = []
  let names: readonly string[] | null = null
  let tokens: Tokens | null = null
  let decode: (bytes: Uint8Array, isLast: boolean) => Uint8Array = (bytes) => bytes
  let rows = 0
  let repeating: { readonly columns: readonly CsvColumn[]; readonly rows: number } | null = null
  let problem: Problem | null = null
  let separatorByte = 0

  function start(): Tokens {
    const dialect = findEncoding(head)
    decode = createDecode(dialect)
    if (!repeating) {
      const text = dialect.encoding === 'utf-8' ? head.subarray(dialect.mark) : decodeHead(head, dialect)
      separatorByte = separator === undefined ? findSeparator(text) : separator.charCodeAt(0)
    }
    return createTokens(separatorByte)
  }

  function takeNames(batch: Batch, tokens: Tokens): void {
    const found = readNames(batch)
    problem ??= checkNames(file, found)
    names = found
    tokens.setColumns(found.length)
  }

  function expectRows(batch: Batch, bytes: number): void {
    const expectedRows = batch.rows ? Math.ceil((batch.rows * size * 1.02) / Math.max(bytes, 1)) + 16 : 16
    const options = { expectedRows, comma: separatorByte === 0x3b }
    columns = (names ?? []).map((_, column) => createCsvColumn(column, options))
  }

  function add(batch: Batch): void {
    if (repeating) for (const column of repeating.columns) column.repeat(batch, rows)
    else for (const column of columns) column.add(batch)
    rows += batch.rows
  }

  const reader: CsvReader = {
    get rows() {
      return rows
    },
    get isAgain() {
      return repeating !== null
    },
    wants: (at) => problem === null && at < size && !tokens?.openQuote && !(repeating && rows >= repeating.rows),
    take(given, isLast) {
      tokens ??= start()
      let bytes = decode(given, isLast)
      if (tokens.needsNames) {
        const batch = tokens.push(bytes, isLast)
        if (batch.rows === 0) return
        takeNames(batch, tokens)
        if (problem) return
        bytes = new Uint8Array(0)
      }
      const batch = tokens.push(bytes, isLast)
      if (!repeating && columns.length === 0) expectRows(batch, given.length)
      add(batch)
    },
    again() {
      if (repeating || problem || tokens?.raggedCount || tokens?.openQuote) return false
      const late = columns.filter((column) => column.toRepeat() > 0)
      if (late.length === 0) return false
      repeating = { columns: late, rows: Math.max(...late.map((column) => column.toRepeat())) }
      tokens = null
      allRows = rows
      rows = 0
      return true
    },
    end() {
      if (problem) return { ok: false, problems: [problem] }
      if (!names) return refuse(file, 'DW-DATA-002', EMPTY)
      if (tokens?.openQuote) return refuse(file, 'DW-DATA-007', { ...OPEN_QUOTE, line: tokens.openQuote })
      if (tokens?.raggedCount) return { ok: false, problems: raggedRows(file, tokens, names) }
      return { ok: true, columns: { names, columns: columns.map((column) => column.end()), rows: allRows ?? rows } }
    },
    refuse(error) {
      if (!(error instanceof NotText)) throw error
      const { fault, hint } = textFault(head, 'Save it as CSV in UTF-8.')
      return refuse(file, 'DW-DATA-001', { message: fault, hint, line: error.line })
    },
    async settle(read) {
      try {
        await read()
        return reader.end()
      } catch (error) {
        return reader.refuse(error)
      }
    },
  }
  let allRows: number | null = null
  return reader
}

/** Bytes of UTF-16 as those of UTF-8; a mark at the begin goes. */
function createDecode({ encoding, mark }: Dialect): (bytes: Uint8Array, isLast: boolean) => Uint8Array {
  let left = mark
  if (encoding === 'utf-8') {
    return (bytes) => {
      const from = Math.min(left, bytes.length)
      left -= from
      return bytes.subarray(from)
    }
  }
  const decoder = new TextDecoder(encoding, { fatal: true })
  const encoder = new TextEncoder()
  return (bytes, isLast) => {
    try {
      return encoder.encode(decoder.decode(bytes, { stream: !isLast }))
    } catch {
      throw new NotText(1)
    }
  }
}

function decodeHead(head: Uint8Array, { encoding }: Dialect): Uint8Array {
  return new TextEncoder().encode(new TextDecoder(encoding).decode(head))
}

function readNames(batch: Batch): string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  return Array.from({ length: batch.columns }, (_, cell) => {
    try {
      const name = decoder.decode(cellBytes(batch, cell))
      // Blanks within quotes are meant.
      const isQuoted = batch.bytes[(batch.starts[cell] ?? 0) - 1] === QUOTE
      if (!name.includes('\u0000')) return isQuoted ? name : name.trim()
    } catch {
      // As below.
    }
    throw new NotText(batch.line)
  })
}

function checkNames(file: string, names: readonly string[]): Problem | null {
  const repeated = names.find((name, at) => names.indexOf(name) !== at)
  if (repeated === undefined) return null
  return makeProblem('DW-DATA-004', 'data', {
    message: `"${file}" has ${repeated ? `the column "${shortened(repeated)}" twice` : 'several columns without a name'}.`,
    hint: 'Give each column a name of its own.',
    where: { file, line: 1, column: 1 },
  })
}

interface Refusal {
  readonly message: string
  readonly hint: string
  readonly line?: number
}

const EMPTY: Refusal = { message: 'is empty', hint: 'A CSV file has a row of column names, then rows of values.' }
const OPEN_QUOTE: Refusal = {
  message: 'has a quote that does not end',
  hint: 'Close it, or write a quote within quotes twice.',
}

function refuse(file: string, code: string, { message, hint, line = 1 }: Refusal): CsvRead {
  const at = line > 1 ? `, line ${line},` : ''
  const problem = makeProblem(code, 'data', {
    message: `"${file}"${at} ${message}.`,
    hint,
    where: { file, line, column: 1 },
  })
  return { ok: false, problems: [problem] }
}

const MOST_NAMES = 8
const MOST_LETTERS = 40

function shortened(name: string): string {
  return name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS)}…` : name
}

function raggedRows(file: string, { ragged, raggedCount }: Tokens, names: readonly string[]): Problem[] {
  const columns = `${names.length} ${names.length === 1 ? 'column' : 'columns'}`
  const some = [...names.slice(0, MOST_NAMES).map(shortened), ...(names.length > MOST_NAMES ? ['…'] : [])].join(', ')
  const all = raggedCount > ragged.length ? `${raggedCount} rows are ragged in all. ` : ''
  return ragged.map(({ line, cells }) =>
    makeProblem('DW-DATA-003', 'data', {
      message: `"${file}", line ${line}: ${cells} ${cells === 1 ? 'value' : 'values'} for ${columns} (${some}).`,
      hint: `${all}Give each row one value a column; quote values that hold a separator.`,
      where: { file, line, column: 1 },
    }),
  )
}
