import type { GraphNode } from '../../engine/page.ts'
import { itemsText } from '../common/blockProgress.ts'
import { useApp } from '../store/react.tsx'
import { NodeChip } from '../widgets/NodeChip.tsx'
import { Part } from './Part.tsx'

/** Which items it sees one by one, gives or collects. */
export function Blocks({ node }: { readonly node: GraphNode }) {
  const collected = node.dependencies.filter((edge) => edge.collects).map((edge) => edge.node)
  const names = node.block ?? []
  if (names.length === 0 && !node.expands && collected.length === 0) return null
  return (
    <Part title="Parallel block">
      {node.expands && (
        <p>
          Its items go one by one to what takes them. <Items block={node.name} />
        </p>
      )}
      {names.map((name) => (
        <p key={name} className="inspector-edge">
          Runs once for each item of <NodeChip name={name} /> <Items block={name} />
        </p>
      ))}
      {collected.map((name) => (
        <p key={name} className="inspector-edge">
          Collects <NodeChip name={name} /> of all items.
        </p>
      ))}
    </Part>
  )
}

function Items({ block }: { readonly block: string }) {
  const items = useApp((state) => state.run?.blocks.get(block) ?? null)
  return items && <span className="dim">{itemsText(items)}</span>
}
