import { useState } from 'react'
import { findNode, type QualityNode, type QualityReport, reportQuality, type ValueRef } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import { BackButton } from '../widgets/BackButton.tsx'
import { Ahead, Behind } from '../widgets/Behind.tsx'
import { CHECK_STATES, CheckCountsBadges, wordOf } from '../widgets/CheckBadge.tsx'
import { CheckItem } from '../widgets/CheckItem.tsx'
import { NodeChip } from '../widgets/NodeChip.tsx'
import { TableGrid } from '../widgets/TableGrid.tsx'
import { EmptyQuality } from './EmptyQuality.tsx'
import { type Filter, filterNodes, stateBefore } from './qualityView.ts'
import './quality.css'

/** A row that is looked at in the table that was checked. */
interface OpenRow {
  readonly node: string
  readonly row: number
  readonly column: string | null
}

/** All checks of the last run, by the node that they are of. */
export function QualityPanel() {
  const { run, program } = useApp((state) => ({ run: state.run, program: state.program }))
  const [filter, setFilter] = useState<Filter>('all')
  const [open, setOpen] = useState<OpenRow | null>(null)
  if (!program || !run) return <EmptyQuality />
  const report = reportQuality(program.graph, run)
  if (report.nodes.length === 0) return <EmptyQuality />
  return (
    <section className="quality-panel" aria-label="Quality" aria-busy={run.outcome === 'running'}>
      <Behind isLeft={open !== null}>
        <Tools report={report} filter={filter} setFilter={setFilter} />
        <Nodes report={report} filter={filter} show={setOpen} />
      </Behind>
      {open && <RowTable key={`${open.node} ${open.row} ${open.column}`} open={open} close={() => setOpen(null)} />}
    </section>
  )
}

interface ToolsProps {
  readonly report: QualityReport
  readonly filter: Filter
  readonly setFilter: (filter: Filter) => void
}

function Tools({ report, filter, setFilter }: ToolsProps) {
  const controller = useController()
  const { counts } = report
  const all = CHECK_STATES.reduce((sum, state) => sum + counts[state], 0)
  return (
    <div className="quality-tools">
      <fieldset className="quality-filter">
        <legend className="visually-hidden">Show checks that</legend>
        {(['all', ...CHECK_STATES] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="quality-filter" checked={filter === one} onChange={() => setFilter(one)} />
            {one === 'all' ? `all ${all}` : `${counts[one]} ${wordOf(one)}`}
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        className="button quiet"
        aria-label="Download the report as JSON"
        title="Download the report as JSON"
        onClick={() => controller.downloadJson('quality', report)}
      >
        <Icon name="download" size={14} />
        JSON
      </button>
    </div>
  )
}

interface NodesProps {
  readonly report: QualityReport
  readonly filter: Filter
  readonly show: (open: OpenRow) => void
}

function Nodes({ report, filter, show }: NodesProps) {
  const nodes = filterNodes(report, filter)
  if (nodes.length === 0) return <p className="quality-none dim">No check of this run is so.</p>
  return (
    <ul className="quality-nodes" aria-label="Checked nodes">
      {nodes.map((quality) => (
        <NodeChecks key={quality.node} quality={quality} show={show} />
      ))}
    </ul>
  )
}

function NodeChecks({ quality, show }: { readonly quality: QualityNode; readonly show: NodesProps['show'] }) {
  const { node, importance, checks } = quality
  const controller = useController()
  const before = useApp((state) => state.checkedBefore)
  const { where, raw } = useApp(({ program }) => {
    const found = program && findNode(program.graph, node)
    return { where: found?.where ?? null, raw: found?.dependencies[0]?.node ?? node }
  })
  return (
    <li className="quality-node">
      <p className="quality-head">
        <NodeChip name={node} />
        <CheckCountsBadges quality={quality} />
        <span className="dim">{importance === 'fail' ? 'fails the node' : 'only warns'}</span>
        {where && (
          <button
            type="button"
            className="button quiet small"
            aria-label={`Show the code of ${node}`}
            title={`${where.file}:${where.line}`}
            onClick={() => {
              controller.view({ sideTab: 'code', wish: { kind: 'showSide' } })
              controller.show(where)
            }}
          >
            <Icon name="code" size={14} />
            Code
          </button>
        )}
      </p>
      <ul className="quality-checks">
        {checks.map((check) => (
          <CheckItem
            key={check.check}
            check={check}
            before={stateBefore(before, { node, check: check.check, state: check.state })}
            onRow={(row, column) => show({ node: raw, row, column })}
          />
        ))}
      </ul>
    </li>
  )
}

function RowTable({ open, close }: { readonly open: OpenRow; readonly close: () => void }) {
  const version = useApp((state) => state.resultVersion)
  const { node, row, column } = open
  const base: ValueRef = { root: { kind: 'node', node }, path: [] }
  return (
    <Ahead onBack={close}>
      <div className="quality-tools">
        <BackButton to="all checks" onBack={close} />
        <strong className="mono ellipsis">{node}</strong>
        <span className="dim">{`row ${row}`}</span>
      </div>
      <div className="quality-table">
        <TableGrid label={`Table of ${node}`} base={base} version={version} at={{ row: row - 1, column }} />
      </div>
    </Ahead>
  )
}
