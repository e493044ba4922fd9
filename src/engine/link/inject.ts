import type { Dependency, GraphNode } from '../model/graph.ts'
import { NESTED_TAG, sinkNodes } from './modifier.ts'

/** A node of a function, of which one parameter can be given something else. */
export interface Injection {
  readonly node: GraphNode
  readonly dependency: Dependency
  /** What begins the names of nodes that are put before it. */
  readonly prefix: string
}

/** The nodes that call the function itself and take this parameter: one, or one an output of `parameterizedSubdag`. */
export function injectionsOf(nodes: readonly GraphNode[], parameter: string): readonly Injection[] {
  const sinks = sinkNodes(nodes)
  const [sink] = sinks
  return nodes.flatMap((node) => {
    if (node.call.kind !== 'function' || Object.hasOwn(node.tags, NESTED_TAG)) return []
    const dependency = node.dependencies.find((one) => one.parameter === parameter)
    // The function behind a data loader is `f.loader`: what is put before it is named after `f`.
    return dependency ? [{ node, dependency, prefix: sinks.has(node.name) ? node.name : (sink ?? node.name) }] : []
  })
}

/** The nodes with one parameter of one of them fed by another node. */
export function withInjection(
  nodes: readonly GraphNode[],
  target: GraphNode,
  parameter: string,
  feed: string,
): readonly GraphNode[] {
  return nodes.map((node) =>
    node.name === target.name
      ? {
          ...node,
          dependencies: node.dependencies.map((one) => (one.parameter === parameter ? { ...one, node: feed } : one)),
        }
      : node,
  )
}
