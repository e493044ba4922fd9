import { checkTable, columnNode } from '../columns.ts'
import { readWanted, soleNode } from '../extraction.ts'
import { refuseForm } from '../misuse.ts'
import type { Modifier } from '../modifier.ts'

/** `extractColumns('shop', 'units')`: a node of each of these columns of the table. */
export const extractColumns: Modifier = {
  name: 'extractColumns',
  lifecycle: 'transformer',
  apply(nodes, spec, context) {
    const wanted = readWanted(spec, true, context)
    const from = wanted && soleNode(nodes, spec, context)
    if (!from || !checkTable(from, spec, context)) return nodes
    if (wanted.names.length === 0) {
      refuseForm(spec, `extractColumns('a', 'b')`, context)
      return nodes
    }
    return [...nodes, ...wanted.names.map((name) => columnNode(name, from, { key: name, fill: wanted.fill }, context))]
  },
}
