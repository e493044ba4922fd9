import { userPath } from '../analyze/compiler.ts'
import type { EditScope } from '../edit/context.ts'
import { isIdentifier } from '../edit/names.ts'
import { typeOfNode } from '../edit/typeText.ts'
import type { NodeKind } from '../model/graph.ts'

/** What is kept of a graph for completion, plain data: it outlives the trees that it was read from. */
export interface GraphName {
  readonly name: string
  readonly kind: NodeKind
  /** Its type as its author wrote it, and the file in which that means what it says. */
  readonly type: string
  readonly home: string | null
  readonly doc: string
}

/** Reads the names while the trees are those of the graph. */
export function readGraphNames(scope: EditScope): GraphName[] {
  return scope.graph.nodes
    .filter((node) => isIdentifier(node.name))
    .map((node): GraphName => {
      const { text, home } = typeOfNode(scope, node)
      const doc = node.doc.split('\n')[0] ?? ''
      return { name: node.name, kind: node.kind, type: text, home: home && userPath(home), doc }
    })
}
