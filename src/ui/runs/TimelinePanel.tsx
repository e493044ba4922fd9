import { type ReactNode, useState } from 'react'
import { listNames, type RunState, toTrace } from '../../engine/page.ts'
import { formatDuration } from '../common/formatDuration.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import { planFor, requestedOutputs } from '../store/requestedRun.ts'
import { PlanTable } from './PlanTable.tsx'
import { TimelineBar } from './TimelineBar.tsx'
import { type Lane, lanesOf, MOST_BARS, spanOf, summarizeRun, ticksOf } from './timeline.ts'
import './timeline.css'

export function TimelinePanel() {
  const run = useApp((state) => state.run)
  return (
    <section className="timeline-panel" aria-label="Timeline">
      {run && run.nodes.size > 0 ? <Timeline run={run} /> : <NoRun />}
    </section>
  )
}

function Timeline({ run }: { readonly run: RunState }) {
  const [isPlanShown, showPlan] = useState(false)
  return (
    <>
      <Summary run={run}>
        <button
          type="button"
          className="button quiet timeline-plan"
          aria-pressed={isPlanShown}
          title="Which worker would run what of the next run, and why"
          onClick={() => showPlan(!isPlanShown)}
        >
          Next plan
        </button>
      </Summary>
      <div className="timeline-scroller">{isPlanShown ? <PlanTable /> : <Lanes run={run} />}</div>
    </>
  )
}

function Lanes({ run }: { readonly run: RunState }) {
  return (
    <>
      <Axis span={spanOf(run)} />
      {lanesOf(run).map((lane) => (
        <LaneRow key={lane.worker} lane={lane} />
      ))}
    </>
  )
}

function Summary({ run, children }: { readonly run: RunState; readonly children: ReactNode }) {
  const { ok, cached, failed, skipped, total, time } = summarizeRun(run)
  const outcome = { running: 'running', ok: 'finished', failed: 'failed', stopped: 'stopped' }[run.outcome]
  return (
    <p className="timeline-summary">
      <strong>
        Run {run.run} {outcome}
      </strong>
      <span>
        {ok} of {total} ok
      </span>
      {cached > 0 && <span>{cached} cached</span>}
      {failed > 0 && <span className="timeline-failed">{failed} failed</span>}
      {skipped > 0 && <span>{skipped} skipped</span>}
      <span>{formatDuration(time)} in all</span>
      {run.order.length > MOST_BARS && <span className="dim">the {MOST_BARS} longest are drawn</span>}
      <span className="timeline-tools">
        {children}
        {run.outcome !== 'running' && <SaveTrace run={run} />}
      </span>
    </p>
  )
}

function SaveTrace({ run }: { readonly run: RunState }) {
  const controller = useController()
  return (
    <button
      type="button"
      className="button quiet"
      title="The run as a file that Perfetto (ui.perfetto.dev) and chrome://tracing open"
      onClick={() => controller.downloadJson(`run-${run.run}-trace`, toTrace(run))}
    >
      <Icon name="download" size={14} />
      Save trace
    </button>
  )
}

function Axis({ span }: { readonly span: number }) {
  return (
    <div className="timeline-axis" aria-hidden="true">
      <span className="timeline-label" />
      <div className="timeline-track">
        {ticksOf(span).map((tick) => (
          <span key={tick} className="timeline-tick" style={{ left: `${(100 * tick) / span}%` }}>
            {tick >= 1000 ? `${tick / 1000} s` : `${tick} ms`}
          </span>
        ))}
      </div>
    </div>
  )
}

function LaneRow({ lane }: { readonly lane: Lane }) {
  const label = lane.worker === 0 ? 'in place' : `worker ${lane.worker}`
  return (
    <div className="timeline-lane">
      <span className="timeline-label">{label}</span>
      <ul className="timeline-track" aria-label={label} style={{ height: lane.rows * 24 + 4 }}>
        {lane.bars.map((bar) => (
          <TimelineBar key={bar.node} {...bar} />
        ))}
      </ul>
    </div>
  )
}

function NoRun() {
  const state = useApp(({ history, program }) => ({ history, program }))
  const { outputs, order } = planFor(state, requestedOutputs(state))
  const functions = order.filter((node) => node.kind === 'function')
  return (
    <div className="timeline-empty">
      <p>
        Press <strong>Run</strong> <kbd>Ctrl</kbd> <kbd>Enter</kbd> to see when each node runs, and where.
      </p>
      {functions.length > 0 && (
        <p className="dim">
          {functions.length === 1 ? '1 function' : `${functions.length} functions`} would run for{' '}
          <code>{listNames(outputs, 'and', 4)}</code>.
        </p>
      )}
      {functions.length > 0 && <PlanTable />}
    </div>
  )
}
