import type { GraphNode } from '../../engine/page.ts'

/** What a node is, in the field's word. */
export function kindWord(node: Pick<GraphNode, 'kind' | 'role' | 'expands' | 'dependencies'>): string {
  if (node.role) return node.role
  if (node.expands) return 'Parallelizable'
  return node.dependencies.some((edge) => edge.collects) ? 'Collect' : node.kind
}
