import { useEffect, useState } from 'react'
import { listNames, type PlacedGroup, type RunPlacement } from '../../engine/page.ts'
import { formatDuration } from '../common/formatDuration.ts'
import { useApp, useController } from '../store/react.tsx'
import './planTable.css'

/** More groups than anyone reads. */
const MOST_GROUPS = 200
const MOST_NAMES = 6

/** Which worker would run what, when, and why: worked out by the sandbox, which knows what nodes took. */
export function PlanTable() {
  const placement = usePlacement()
  if (!placement || placement.groups.length === 0) return null
  const { groups, end, hasGuess } = placement
  return (
    <>
      <table className="plan-table" aria-label="Plan">
        <thead>
          <tr>
            <th>Worker</th>
            <th className="number">Starts</th>
            <th className="number">Takes</th>
            <th>Functions</th>
            <th>Why there</th>
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, MOST_GROUPS).map((group) => (
            <GroupRow key={group.nodes[0]} group={group} />
          ))}
        </tbody>
      </table>
      <p className="dim">
        {groups.length > MOST_GROUPS && `The first ${MOST_GROUPS} of ${groups.length} groups are listed. `}
        {hasGuess
          ? 'Functions that never ran are given a guess; the run itself changes the plan.'
          : `By what the functions took before: ${formatDuration(end)} in all.`}
      </p>
    </>
  )
}

function GroupRow({ group: { worker, nodes, start, milliseconds, why } }: { readonly group: PlacedGroup }) {
  const names = listNames(nodes, 'and', MOST_NAMES)
  return (
    <tr>
      <td>{worker}</td>
      <td className="number">{start > 0 ? formatDuration(start) : '0 ms'}</td>
      <td className="number">{formatDuration(milliseconds)}</td>
      <td>
        <code title={nodes.slice(0, 50).join(', ')}>{names}</code>
      </td>
      <td>{why}</td>
    </tr>
  )
}

/** Anew when what would run changes, and after each run, which measures. */
function usePlacement(): RunPlacement | null {
  const controller = useController()
  const program = useApp((state) => state.program)
  const settings = useApp((state) => state.history.present.settings)
  const sandbox = useApp((state) => state.sandbox)
  const running = useApp((state) => state.running)
  const [placement, setPlacement] = useState<RunPlacement | null>(null)
  useEffect(() => {
    let isLatest = true
    if (!program || running || sandbox !== 'ready') return undefined
    controller.placement(settings).then(
      (next) => isLatest && setPlacement(next),
      // A sandbox that died meanwhile: the next one is asked.
      () => undefined,
    )
    return () => {
      isLatest = false
    }
  }, [controller, program, settings, sandbox, running])
  return placement
}
