import type { GraphNode } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import { requestedOutputs } from '../store/requestedRun.ts'

export function NodeActions({ node }: { readonly node: GraphNode }) {
  const controller = useController()
  const isOutput = useApp((state) => requestedOutputs(state).includes(node.name))
  const running = useApp((state) => state.running && state.runByHand)
  return (
    <div className="inspector-actions">
      {node.kind === 'function' && (
        <button
          type="button"
          className="button"
          disabled={running}
          title={`Compute ${node.name} and what it needs, nothing else`}
          onClick={() => void controller.runTo(node.name)}
        >
          <Icon name="target" size={14} />
          Run to here
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-pressed={isOutput}
        title={isOutput ? 'Take it out of the result (o)' : 'Put it into the result (o)'}
        onClick={() => controller.toggleOutput(node.name)}
      >
        <Icon name="flag" size={14} />
        Output
      </button>
      {node.where && (
        <button type="button" className="button quiet" title="Show its code" onClick={() => showCode()}>
          <Icon name="code" size={14} />
          Code
        </button>
      )}
    </div>
  )

  function showCode(): void {
    if (!node.where) return
    controller.view({ sideTab: 'code' })
    controller.show(node.where)
  }
}
