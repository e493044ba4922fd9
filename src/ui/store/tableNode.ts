import { findNode, type Graph } from '../../engine/page.ts'
import { splitHeader } from './readHeader.ts'

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

/** A function that gives what is in a data file: an input cannot stand alone. */
export function loaderOf(node: string, file: string, csv: string): string {
  const columns = splitHeader(csv.slice(0, csv.indexOf('\n')))
  return `import type { ColumnTable } from 'arquero'
import { decorate, loadFrom, value } from 'dagwright'

/** The table in ${file}: ${columns.join(', ').replaceAll('*/', '* /')}. */
export const ${node} = decorate(loadFrom.csv({ path: value('${file}') }), (rows: ColumnTable): ColumnTable => rows)
`
}
