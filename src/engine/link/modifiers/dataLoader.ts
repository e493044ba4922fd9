import type { Modifier } from '../modifier.ts'
import { edgeTo, makeNode } from '../nodes.ts'

/** `dataLoader()`: the function gives `[value, what is known of it]`: `f.loader` is both, `f` the value. */
export const dataLoader: Modifier = {
  name: 'dataLoader',
  lifecycle: 'creator',
  apply(nodes, spec, context) {
    const [node] = nodes
    if (!node) return nodes
    const { oracle, fn } = context
    const items = oracle.items(node.type)
    const [type] = items ?? []
    if (type === undefined || items?.length !== 2) {
      context.complain('DW-LINK-052', {
        message: `${spec.name} at "${fn.name}" needs [value, metadata], but "${fn.name}" gives ${oracle.info(node.type).text}.`,
        hint: 'Declare what it returns: [number[], { rows: number }].',
      })
      return nodes
    }
    const tags = (hasMetadata: boolean) => ({
      'hamilton.data_loader': 'true',
      'hamilton.data_loader.has_metadata': String(hasMetadata),
      'hamilton.data_loader.source': 'loader',
      'hamilton.data_loader.node': node.name,
    })
    const loader = { ...node, name: `${node.name}.loader`, role: 'loader' as const, tags: tags(true) }
    const value = makeNode(context, {
      name: node.name,
      type,
      dependencies: [edgeTo(loader.name, loader.type)],
      call: { kind: 'pick', part: 'item', key: 0, fill: null },
      tags: tags(false),
      doc: node.doc,
    })
    return [loader, value]
  },
}
