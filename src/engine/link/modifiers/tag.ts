import { type Modifier, recordArgument, sinkNodes } from '../modifier.ts'
import { readTags, withTags } from '../tags.ts'

/** `tag({...})`: labels on the nodes that a function gives. */
export const tag: Modifier = {
  name: 'tag',
  lifecycle: 'decorator',
  apply(nodes, spec, context) {
    const given = recordArgument(spec, context)
    if (!given) return nodes
    const tags = readTags(given, [0], context)
    const sinks = sinkNodes(nodes)
    return nodes.map((node) => (sinks.has(node.name) ? withTags(node, tags) : node))
  },
}
