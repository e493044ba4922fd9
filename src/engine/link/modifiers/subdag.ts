import type { Modifier } from '../modifier.ts'
import { type Nesting, nestGraph, readFeeds } from '../nest.ts'
import { readParts, refuseOption } from '../parts.ts'
import { textOf } from '../staticValues.ts'

/** `subdag(fns or namespaces..., { inputs, config, namespace })`: a graph of its own, whose nodes are `<namespace>.<name>`. */
export const subdag: Modifier = {
  name: 'subdag',
  lifecycle: 'creator',
  apply(nodes, spec, context) {
    const [node] = nodes
    const parts = node && readParts(spec, ['inputs', 'config', 'namespace'], context)
    const feeds = parts && readFeeds(spec, parts.options, [-1], context)
    if (!feeds) return nodes
    const given = parts.options.get('namespace')
    const namespace = given ? textOf(given) : node.name
    if (!namespace) {
      refuseOption(spec, 'namespace', { wanted: 'a name: namespace: "clean"', path: [-1, 'namespace'] }, context)
      return nodes
    }
    const pathOf: Nesting['pathOf'] = (option, name) => [-1, option, name]
    return nestGraph({ spec, namespace, functions: parts.functions, ...feeds, pathOf, node }, context)
  },
}
