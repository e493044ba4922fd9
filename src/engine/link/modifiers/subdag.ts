import type { Modifier } from '../modifier.ts'
import { nestGraph, readFeeds } from '../nest.ts'
import { readParts, refuseOption } from '../parts.ts'
import { textOf } from '../staticValues.ts'

/** `subdag(fns or namespaces..., { inputs, config, namespace })`: a graph of its own, whose nodes are `<namespace>.<name>`. */
export const subdag: Modifier = {
  name: 'subdag',
  lifecycle: 'creator',
  apply(nodes, spec, context) {
    const [node] = nodes
    const parts = node && readParts(spec, ['inputs', 'config', 'namespace'], context)
    const feeds = parts && readFeeds(spec, parts.options, context)
    if (!feeds) return nodes
    const given = parts.options.get('namespace')
    const namespace = given ? textOf(given) : node.name
    if (!namespace) {
      refuseOption(spec, 'namespace', 'a name: namespace: "clean"', context)
      return nodes
    }
    return nestGraph({ spec, namespace, functions: parts.functions, ...feeds, node }, context)
  },
}
