import { type FileFormat, findNode, type Graph, listNames } from '../../engine/page.ts'

/** Names for a pasted table that neither a file nor a node has. */
export function nameTable(
  data: ReadonlyMap<string, Blob>,
  graph: Graph | undefined,
): { readonly node: string; readonly file: string } {
  for (let count = 1; ; count++) {
    const node = count === 1 ? 'pasted_table' : `pasted_table_${count}`
    if (!data.has(`${node}.csv`) && !(graph && findNode(graph, node))) return { node, file: `${node}.csv` }
  }
}

/** A name for a node that reads a file, after the file's. */
export function nameLoader(file: string, graph: Graph | undefined): string {
  const words = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
  const plain = words
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase()
  const base = /^[a-z]/.test(plain) ? plain : `data_${plain}`.replace(/_$/, '')
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}_${count}`
    if (!(graph && findNode(graph, name))) return name
  }
}

interface Loaded {
  readonly node: string
  readonly file: string
  readonly format: FileFormat
  /** Null where it has none, or they are not known. */
  readonly columns: readonly string[] | null
}

/** A function that gives what is in a data file: an input cannot stand alone. */
export function loaderOf({ node, file, format, columns }: Loaded): string {
  const type = typeFor(format, columns)
  const [parameter, what] = type === 'ColumnTable' ? ['rows', 'The table in'] : ['content', 'What is in']
  const named = columns?.filter((name) => name !== '') ?? []
  const told = named.length ? `: ${listNames(named)}` : ''
  return `${type === 'ColumnTable' ? "import type { ColumnTable } from 'arquero'\n" : ''}import { decorate, loadFrom, value } from 'dagwright'

/** ${`${what} ${file}${told}`.replaceAll('*/', '* /')}. */
export const ${node} = decorate(loadFrom.${format}({ path: value(${quoted(file)}) }), (${parameter}: ${type}): ${type} => ${parameter})
`
}

function typeFor(format: FileFormat, columns: readonly string[] | null): string {
  if (format === 'text') return 'string'
  if (format === 'bytes') return 'Uint8Array'
  if (format === 'json' || format === 'ndjson') return columns ? 'ColumnTable' : 'unknown'
  return 'ColumnTable'
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
