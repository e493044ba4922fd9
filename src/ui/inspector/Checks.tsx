import { type GraphNode, nodeQuality } from '../../engine/page.ts'
import { useApp } from '../store/react.tsx'
import { CheckItem } from '../widgets/CheckItem.tsx'
import { Part } from './Part.tsx'

/** What the checks of the node found in the last run. */
export function Checks({ node }: { readonly node: GraphNode }) {
  const run = useApp((state) => state.run)
  const quality = run?.nodes.has(node.name) && run.outcome !== 'running' ? nodeQuality(node, run) : null
  if (!quality) return null
  return (
    <Part title="Checks">
      <ul className="inspector-checks">
        {quality.checks.map((check) => (
          <CheckItem key={check.check} check={check} />
        ))}
      </ul>
    </Part>
  )
}
