import { type FileFormat, findNode, type Graph, listNames, RESERVED_WORDS } from '../../engine/page.ts'
import { firstFree } from '../common/firstFree.ts'

/** Names for a pasted table that neither a file nor a node has. */
export function nameTable(
  data: ReadonlyMap<string, Blob>,
  graph: Graph | undefined,
): { readonly node: string; readonly file: string } {
  const node = firstFree(
    (count) => (count === 1 ? 'pasted_table' : `pasted_table_${count}`),
    (name) => data.has(`${name}.csv`) || isNode(graph, name),
  )
  return { node, file: `${node}.csv` }
}

/** A name for a node that reads a file, after the file's: letters of all scripts stay. `text` is the module that it comes into. */
export function nameLoader(file: string, graph: Graph | undefined, text: string): string {
  const words = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
  const plain = words
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{ID_Continue}]|_/gu, ' ')
    .trim()
    .replace(/ +/g, '_')
  const isName = /^\p{ID_Start}/u.test(plain) && !RESERVED_WORDS.has(plain) && !NEEDED.has(plain)
  const base = isName ? plain : `data_${plain}`.replace(/_$/, '')
  const taken = namesIn(text)
  return firstFree(
    (count) => (count === 1 ? base : `${base}_${count}`),
    (name) => taken.has(name) || isNode(graph, name),
  )
}

function isNode(graph: Graph | undefined, name: string): boolean {
  return graph !== undefined && findNode(graph, name) !== undefined
}

/** Names that the text of a node that reads a file, or any text, means something else by. */
const NEEDED: ReadonlySet<string> = new Set(['decorate', 'undefined', 'value'])

/** What a module imports, and declares beside its nodes. */
function namesIn(text: string): ReadonlySet<string> {
  const imports = Array.from(text.matchAll(/^import\s([^'"]*)['"]/gm), ([, names = '']) =>
    names.split(/[^\p{ID_Continue}$]+/u),
  )
  const declared = text.matchAll(/^(?:async\s+)?(?:function\*?|const|let|var|class|enum)\s+([\p{ID_Continue}$]+)/gmu)
  return new Set([...imports.flat(), ...Array.from(declared, ([, name = '']) => name)])
}

/** The nodes that a person wrote to read a file. */
export function readersOf(file: string, graph: Graph | undefined): readonly string[] {
  const quotes = [JSON.stringify(file), JSON.stringify(`./${file}`)]
  const reads = graph?.nodes.filter(({ modifiers }) =>
    modifiers.some(({ name, args }) => {
      const said = name.startsWith('loadFrom') ? JSON.stringify(args) : ''
      return quotes.some((quote) => said.includes(quote))
    }),
  )
  return [...new Set(reads?.map((node) => node.origin))]
}

interface Loaded {
  readonly node: string
  readonly file: string
  readonly format: FileFormat
  /** Null where it has none, or they are not known. */
  readonly columns: readonly string[] | null
  readonly isTable: boolean
}

/** A function that gives what is in a data file: an input cannot stand alone. */
export function loaderOf({ node, file, format, columns, isTable }: Loaded): string {
  const type = typeFor(format, isTable)
  const [parameter, what] = type === 'ColumnTable' ? ['rows', 'The table in'] : ['content', 'What is in']
  const named = (isTable ? columns : null)?.map(shortened).filter((name) => name.trim() !== '') ?? []
  const told = named.length ? `: ${listNames(named)}` : ''
  return `${type === 'ColumnTable' ? "import type { ColumnTable } from 'arquero'\n" : ''}import { decorate, loadFrom, value } from 'dagwright'

/** ${`${what} ${shortened(file)}${told}`.replaceAll('*/', '* /')}. */
export const ${node} = decorate(loadFrom.${format}({ path: value(${quoted(file)}) }), (${parameter}: ${type}): ${type} => ${parameter})
`
}

const MOST_LETTERS = 80

/** A name as a line of a comment holds it. */
function shortened(name: string): string {
  const line = name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line
}

function typeFor(format: FileFormat, isTable: boolean): string {
  if (format === 'text') return 'string'
  if (format === 'bytes') return 'Uint8Array'
  return isTable ? 'ColumnTable' : 'unknown'
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
