import type { Fix, Problem } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useController } from '../store/react.tsx'
import { NodeChip } from './NodeChip.tsx'
import './problems.css'

/** A problem with its place, its way out, and the nodes that it is about. */
export function ProblemItem({ problem }: { readonly problem: Problem }) {
  const { severity, message, hint, code, nodes, fixes = [] } = problem
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
        {fixes.length > 0 && (
          <p className="problem-fixes">
            {fixes.map((fix) => (
              <Fixing key={fix.label} fix={fix} />
            ))}
          </p>
        )}
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

/** A way out that the program itself can take. */
function Fixing({ fix }: { readonly fix: Fix }) {
  const controller = useController()
  return (
    <button type="button" className="button problem-fix" onClick={() => void controller.attempt(fix.intent)}>
      <Icon name="bolt" size={14} />
      {fix.label}
    </button>
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
