import { useApp } from '../store/react.tsx'
import { NodeChip } from '../widgets/NodeChip.tsx'
import { feedsOf } from './nodeFacts.ts'
import { Part } from './Part.tsx'

export function Feeds({ name }: { readonly name: string }) {
  const feeds = useApp((state) => (state.program ? feedsOf(state.program.graph, name) : []))
  return (
    <Part title="Feeds">
      {feeds.length ? (
        <div className="inspector-chips">
          {feeds.map((user) => (
            <NodeChip key={user} name={user} />
          ))}
        </div>
      ) : (
        <p className="dim">Nothing needs it yet. A function with a parameter of this name would.</p>
      )}
    </Part>
  )
}
