import type { Importance } from '../model/check.ts'
import type { GraphNode } from '../model/graph.ts'
import type { ModifierContext } from './modifier.ts'
import { edgeTo, freeName, makeNode } from './nodes.ts'

/** A check of a node's value, as a node of its own. */
export interface Validator {
  /** What the node is called after: `range` gives `f_range_validator`. */
  readonly name: string
  readonly doc: string
  readonly make: (checked: GraphNode) => Pick<GraphNode, 'type' | 'dependencies' | 'call'>
}

export interface Checks {
  readonly validators: readonly Validator[]
  readonly importance: Importance
}

/** `f` becomes `f_raw` -> `f_<check>_validator` ... -> `f`, which passes the value on, warns or fails. */
export function checkNode(
  node: GraphNode,
  nodes: readonly GraphNode[],
  { validators, importance }: Checks,
  context: ModifierContext,
): readonly GraphNode[] {
  const names = new Set(nodes.map((one) => one.name))
  const raw: GraphNode = { ...node, name: freeName(`${node.name}_raw`, names) }
  const checks = validators.map(({ name, doc, make }) => {
    const whole = /(^|_)validator$/.test(name) ? `${node.name}_${name}` : `${node.name}_${name}_validator`
    const free = freeName(whole, names)
    names.add(free)
    return makeNode(context, { name: free, ...make(raw), role: 'validator', doc })
  })
  const final = makeNode(context, {
    name: node.name,
    type: node.type,
    dependencies: [raw, ...checks].map((one) => edgeTo(one.name, one.type)),
    call: { kind: 'verdict', importance },
    tags: node.tags,
    doc: node.doc,
  })
  return [raw, ...checks, final]
}
