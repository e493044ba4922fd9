import type { GraphNode } from '../../engine/page.ts'

export function InputWidget({ node, compact = false }: { readonly node: GraphNode; readonly compact?: boolean }) {
  return <div className={compact ? 'input-widget compact' : 'input-widget'} title={node.name} />
}
