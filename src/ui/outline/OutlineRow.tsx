import { memo } from 'react'
import { findNode } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { outputSet } from '../common/outputSet.ts'
import { StatusBadge } from '../common/StatusBadge.tsx'
import { shownStatus } from '../common/shownStatus.ts'
import { useApp, useController } from '../store/react.tsx'

/** What a dragged function is, to whoever it is dragged over. */
export const DRAGGED = 'application/x-dagwright-node'

interface OutlineRowProps {
  readonly name: string
  readonly isMade: boolean
  /** How its name begins, where the row above says so already. */
  readonly prefix: string
}

/** One node: choose it, see its status, make it an output. */
export const OutlineRow = memo(function OutlineRow({ name, isMade, prefix }: OutlineRowProps) {
  const controller = useController()
  const { kind, status, isSelected, isOutput } = useApp((state) => ({
    kind: (state.program && findNode(state.program.graph, name)?.kind) ?? 'function',
    status: shownStatus(state.run?.nodes.get(name), state.stale.has(name)),
    isSelected: state.selected === name,
    isOutput: outputSet(state).has(name),
  }))
  return (
    <li
      className={isSelected ? 'outline-row is-selected' : 'outline-row'}
      draggable={kind === 'function' && !isMade}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, name)}
      onContextMenu={(event) => {
        event.preventDefault()
        controller.select(name)
        controller.view({ menu: { target: { kind: 'nodes', names: [name] }, x: event.clientX, y: event.clientY } })
      }}
    >
      <button
        type="button"
        className={isMade ? 'outline-item is-made' : 'outline-item'}
        aria-current={isSelected || undefined}
        title={name}
        onClick={() => controller.select(name)}
      >
        <Icon name={kind} size={14} />
        <span className="outline-name ellipsis">
          {prefix && <span className="outline-prefix">{prefix}</span>}
          {name.slice(prefix.length)}
        </span>
        {status !== 'idle' && <StatusBadge status={status} />}
      </button>
      <button
        type="button"
        className="outline-output"
        aria-label={`output ${name} (outline)`}
        aria-pressed={isOutput}
        title={isOutput ? 'An output: leave it out' : 'Make it an output'}
        onClick={() => controller.toggleOutput(name)}
      >
        <span className="outline-dot" />
      </button>
    </li>
  )
})
