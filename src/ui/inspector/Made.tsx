import type { GraphNode } from '../../engine/page.ts'
import { useApp } from '../store/react.tsx'
import { NodeChip } from '../widgets/NodeChip.tsx'
import { relativesOf } from './nodeFacts.ts'
import { Part } from './Part.tsx'

/** Nodes that modifiers made of the same function. */
export function Made({ node }: { readonly node: GraphNode }) {
  const graph = useApp((state) => state.program?.graph)
  if (!graph) return null
  const { origin, made } = relativesOf(graph, node)
  if (origin === null && made.length === 0) return null
  return (
    <Part title={node.name === node.origin ? 'Made nodes' : `Made of ${node.origin}`}>
      <div className="inspector-chips">
        {origin !== null && <NodeChip name={origin} />}
        {made.map((name) => (
          <NodeChip key={name} name={name} />
        ))}
      </div>
    </Part>
  )
}
