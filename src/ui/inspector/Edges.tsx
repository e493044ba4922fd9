import type { GraphNode } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp } from '../store/react.tsx'
import { NodeChip } from '../widgets/NodeChip.tsx'
import { feedsOf, type Need, needsOf } from './nodeFacts.ts'
import { Part } from './Part.tsx'

export function Needs({ node }: { readonly node: GraphNode }) {
  const graph = useApp((state) => state.program?.graph)
  const needs = graph ? needsOf(graph, node) : []
  if (needs.length === 0) return null
  return (
    <Part title="Needs">
      <ul className="inspector-edges">
        {needs.map((need) => (
          <NeedLine key={need.parameter} need={need} />
        ))}
      </ul>
    </Part>
  )
}

function NeedLine({ need }: { readonly need: Need }) {
  const { name, parameter, type, optional, mismatch } = need
  return (
    <li className="inspector-edge">
      <NodeChip name={name} />
      {parameter !== name && <span className="dim">as {parameter}</span>}
      <span className="inspector-edge-type ellipsis" title={type}>
        {type}
      </span>
      {optional && <span className="dim">optional</span>}
      {mismatch && (
        <span className="inspector-mismatch" title={mismatch}>
          <Icon name="warning" size={14} />
          does not fit
        </span>
      )}
    </li>
  )
}

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
