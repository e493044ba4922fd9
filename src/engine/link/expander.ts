import type { GraphNode } from '../model/graph.ts'
import { listNames } from '../model/names.ts'
import { type Binder, type BindingEntries, type PartOf, readBindings } from './bindings.ts'
import { bindNode } from './bindNode.ts'
import { formatDoc } from './formatDoc.ts'
import { sinkNodes } from './modifier.ts'

/** A node that an expander makes: its name, and what it binds. */
export interface Output {
  readonly name: string
  readonly bindings: BindingEntries
  readonly partOf: PartOf
}

/** One node for each output, in place of the function's own. */
export function expandOutputs(
  nodes: readonly GraphNode[],
  outputs: readonly Output[],
  modifier: Omit<Binder, 'partOf'>,
): readonly GraphNode[] {
  const { spec, context } = modifier
  const node = ownNode(nodes, modifier)
  if (!node) return nodes
  if (outputs.length === 0) {
    context.complain('DW-LINK-035', {
      message: `${spec.name} at "${context.fn.name}" makes no node.`,
      hint: 'Name at least one, or put exclude() there.',
    })
    return nodes
  }
  const made = outputs.map(({ name, bindings, partOf }): GraphNode => {
    const binder = { ...modifier, partOf }
    const open = bindings.filter(([parameter]) => isOpen(parameter, node, nodes, binder))
    const bound = readBindings(open, binder)
    return {
      ...bindNode(node, bound, spec.where),
      name,
      doc: formatDoc(node.doc, name, node.dependencies, bound),
    }
  })
  return nodes.flatMap((one) => (one === node ? made : [one]))
}

/** The one node that calls the function and that nothing else of it takes; null, and a problem, where it has none. */
function ownNode(nodes: readonly GraphNode[], { spec, context }: Omit<Binder, 'partOf'>): GraphNode | null {
  const sinks = sinkNodes(nodes)
  const [own, ...others] = nodes.filter((node) => sinks.has(node.name))
  if (own?.call.kind === 'function' && others.length === 0) return own
  context.complain('DW-LINK-024', {
    message: `${spec.name} at "${context.fn.name}" takes the one node of a function, but there are ${listNames(nodes.map((node) => node.name))}.`,
    hint: 'Put one of the modifiers on a function of its own.',
  })
  return null
}

/** Whether no modifier within feeds the parameter already: what that made would be for nothing. */
export function isOpen(
  parameter: string,
  node: GraphNode,
  nodes: readonly GraphNode[],
  { spec, context, partOf }: Binder,
): boolean {
  const feed = node.dependencies.find((one) => one.parameter === parameter)?.node
  if (!nodes.some((one) => one !== node && one.name === feed)) return true
  context.complain('DW-LINK-036', {
    message: `${spec.name} binds "${parameter}" of "${context.fn.name}", which takes "${feed}" by another modifier.`,
    hint: 'Bind it in one of them.',
    part: partOf([parameter], 'key'),
  })
  return false
}
