import type { GraphNode } from '../../model/graph.ts'
import { type Binder, type BindingEntries, partsAt, readBindings } from '../bindings.ts'
import { bindNode } from '../bindNode.ts'
import { isOpen } from '../expander.ts'
import { refuseForm } from '../misuse.ts'
import { type Modifier, sinkNodes } from '../modifier.ts'
import { entriesOf } from '../staticValues.ts'

/** `inject({ nums: group(source('p'), value(10)) })`: binds parameters; the node keeps its name. */
export const inject: Modifier = {
  name: 'inject',
  lifecycle: 'expander',
  apply(nodes, spec, context) {
    const bindings = spec.args.length === 1 ? entriesOf(spec.args[0]) : null
    if (bindings) return injectAll(nodes, bindings, { spec, context, partOf: partsAt([0]) })
    refuseForm(spec, `inject({ parameter: source('node') })`, context, [spec.args.length > 1 ? 1 : 0])
    return nodes
  },
}

/** Wherever the function is called: several times under `parameterizedSubdag`, behind a data loader as `f.loader`. */
function injectAll(nodes: readonly GraphNode[], bindings: BindingEntries, binder: Binder): readonly GraphNode[] {
  const sinks = sinkNodes(nodes)
  const calls = nodes.filter(
    (node) => node.call.kind === 'function' && (sinks.has(node.name) || node.role === 'loader'),
  )
  const open = bindings.filter(([parameter]) => calls.every((node) => isOpen(parameter, node, nodes, binder)))
  const bound = readBindings(open, binder)
  return nodes.map((node) => (calls.includes(node) ? bindNode(node, bound, binder.spec.where) : node))
}
