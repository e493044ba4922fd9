import type { Problem } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useController } from '../store/react.tsx'
import { NodeChip } from './NodeChip.tsx'
import './problems.css'

/** A problem with its place, its way out, and the nodes that it is about. */
export function ProblemItem({ problem }: { readonly problem: Problem }) {
  const { severity, message, hint, code, nodes } = problem
  const isError = severity === 'error'
  return (
    <li className={`problem ${severity}`}>
      <Icon name={isError ? 'cross' : 'warning'} size={16} className="problem-icon" />
      <div className="problem-text">
        <p className="problem-message">
          <span className="visually-hidden">{isError ? 'Error: ' : 'Warning: '}</span>
          {message}
        </p>
        {hint && <p className="problem-hint">{hint}</p>}
        <p className="problem-facts">
          <PlaceLink problem={problem} />
          {nodes.map((name) => (
            <NodeChip key={name} name={name} />
          ))}
          <span className="problem-code">{code}</span>
        </p>
      </div>
    </li>
  )
}

function PlaceLink({ problem: { where, nodes } }: { readonly problem: Problem }) {
  const controller = useController()
  if (!where) return null
  const text = `${where.file}:${where.line}:${where.column}`

  function go(): void {
    if (!where) return
    const [node] = nodes
    if (node !== undefined) controller.select(node, 'code')
    controller.view({ sideTab: 'code' })
    controller.show(where)
  }

  return (
    <button type="button" className="problem-place" title={`Show ${text} in the code`} onClick={go}>
      {text}
    </button>
  )
}
