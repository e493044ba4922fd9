import { useEffect, useState } from 'react'
import { type KernelPlan, type LookedUp, listNames, type PlacedGroup, type RunPlacement } from '../../engine/page.ts'
import { formatDuration } from '../common/formatDuration.ts'
import { useApp, useController } from '../store/react.tsx'
import { groupByFate } from './planFates.ts'
import './planTable.css'

/** More groups than anyone reads. */
const MOST_GROUPS = 200
const MOST_NAMES = 6

/** What the next run would do, and why: worked out by the sandbox, which has the cache and knows what nodes took. */
export function PlanTable() {
  const plan = useNextPlan()
  if (!plan) return null
  return (
    <>
      {plan.placement && <Placement placement={plan.placement} />}
      {plan.lookUps.length > 0 && <LookUps lookUps={plan.lookUps} />}
    </>
  )
}

/** Which worker would run what, and when. */
function Placement({ placement: { groups, end, hasGuess } }: { readonly placement: RunPlacement }) {
  if (groups.length === 0) return <p className="dim">Nothing would run: all of it comes from the cache.</p>
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
  return (
    <tr>
      <td>{worker}</td>
      <td className="number">{start > 0 ? formatDuration(start) : '0 ms'}</td>
      <td className="number">{formatDuration(milliseconds)}</td>
      <td>
        <Names nodes={nodes} />
      </td>
      <td>{why}</td>
    </tr>
  )
}

const FATES = { runs: 'Would run', open: 'Open', cached: 'From the cache' }

/** What the cache says of each function, those of which it says the same together. */
function LookUps({ lookUps }: { readonly lookUps: readonly LookedUp[] }) {
  const rows = groupByFate(lookUps)
  return (
    <table className="plan-table" aria-label="Cache">
      <thead>
        <tr>
          <th>Cache</th>
          <th>Functions</th>
          <th>Why</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MOST_GROUPS).map(({ fate, why, nodes }) => (
          <tr key={`${fate} ${why}`}>
            <td className="fate">{FATES[fate]}</td>
            <td>
              <Names nodes={nodes} />
            </td>
            <td>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The first names; more when they are pointed at. */
function Names({ nodes }: { readonly nodes: readonly string[] }) {
  return <code title={nodes.slice(0, 50).join(', ')}>{listNames(nodes, 'and', MOST_NAMES)}</code>
}

/** Anew when what would run changes, and after each run, which measures. */
function useNextPlan(): KernelPlan | null {
  const controller = useController()
  const program = useApp((state) => state.program)
  const document = useApp((state) => state.history.present)
  const sandbox = useApp((state) => state.sandbox)
  const running = useApp((state) => state.running)
  const [plan, setPlan] = useState<KernelPlan | null>(null)
  useEffect(() => {
    let isLatest = true
    if (!program || running || sandbox !== 'ready') return undefined
    controller.nextPlan(document.settings).then(
      (next) => isLatest && setPlan(next),
      // A sandbox that died meanwhile: the next one is asked.
      () => undefined,
    )
    return () => {
      isLatest = false
    }
  }, [controller, program, document, sandbox, running])
  return plan
}
