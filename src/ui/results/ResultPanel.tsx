import { useState } from 'react'
import type { ResultView, ValueRef, ValueSummary } from '../../engine/page.ts'
import { count } from '../common/count.ts'
import { StatusBadge } from '../common/StatusBadge.tsx'
import { useApp } from '../store/react.tsx'
import { BackButton } from '../widgets/BackButton.tsx'
import { Behind } from '../widgets/Behind.tsx'
import { ExportStatus } from '../widgets/export/ExportStatus.tsx'
import { useExport } from '../widgets/export/useExport.ts'
import { type Opened, OpenedAhead } from '../widgets/OpenedAhead.tsx'
import { TableGrid } from '../widgets/TableGrid.tsx'
import { ValueTree } from '../widgets/ValueTree.tsx'
import { AutoRunNotice } from './AutoRunNotice.tsx'
import { EmptyResult } from './EmptyResult.tsx'
import { keptWords } from './keptWords.ts'
import { ResultNotice } from './ResultNotice.tsx'
import { ResultTools } from './ResultTools.tsx'
import { resultStatus } from './resultStatus.ts'
import './results.css'

const RESULT: ValueRef = { root: { kind: 'result' }, path: [] }

export function ResultPanel() {
  const result = useApp((state) => state.result)
  const opened = useApp((state) => state.opened)
  const followed = useApp(({ run, showsRunning, runProblems }) => ({ run, showsRunning, runProblems }))
  const status = resultStatus({ ...followed, result })
  const isStale = useApp((state) => state.run?.outputs.some((name) => state.stale.has(name)) ?? false)
  const of = useApp((state) => (state.result ? state.resultOf : null))
  const isOld = isStale || status.kind === 'running' || (status.kind !== 'shown' && of !== 'part')

  return (
    <section className="result-panel" aria-label="Result" aria-busy={followed.showsRunning}>
      <ResultNotice status={status} of={of} />
      <AutoRunNotice />
      {result ? (
        <Shown key={opened} result={result} isOld={isOld} isStale={isStale} />
      ) : (
        <EmptyResult status={status} />
      )}
    </section>
  )
}

interface ShownProps {
  readonly result: ResultView
  readonly isOld: boolean
  readonly isStale: boolean
}

/** A result stays as it is, dimmed, until the next one is there. */
function Shown({ result, isOld, isStale }: ShownProps) {
  const version = useApp((state) => state.resultVersion)
  const [opened, setOpened] = useState<Opened | null>(null)
  const inner = result.kind === 'dict' ? opened : null
  const base = inner?.ref ?? RESULT
  const exporting = useExport()
  const open = (ref: ValueRef, name: string, summary: ValueSummary) => setOpened({ ref, name, summary })
  const back = () => setOpened(null)
  return (
    <>
      <ResultTools
        base={base}
        name={inner?.name ?? 'result'}
        summary={inner?.summary ?? result.summary}
        onTake={exporting.take}
      >
        {inner ? <Back name={inner.name} onBack={back} /> : <Described result={result} isStale={isStale} />}
      </ResultTools>
      <ExportStatus exporting={exporting} />
      <div className={isOld ? 'result-body old' : 'result-body'}>
        {result.kind === 'dict' ? (
          <Behind isLeft={inner !== null}>
            <ValueTree
              label="Result"
              base={RESULT}
              name="result"
              summary={result.summary}
              version={version}
              onOpenTable={open}
              onTake={exporting.take}
            />
          </Behind>
        ) : (
          <TableGrid label="Result table" base={base} version={version} />
        )}
        {inner && (
          <OpenedAhead
            label="Result table"
            opened={inner}
            version={version}
            onBack={back}
            onOpen={open}
            onTake={exporting.take}
          />
        )}
      </div>
    </>
  )
}

function Described({ result, isStale }: { readonly result: ResultView; readonly isStale: boolean }) {
  const kept = useApp((state) => keptWords(state.run))
  const size = result.summary.size ?? 0
  const isDict = result.kind === 'dict'
  const text = isDict
    ? count(size, 'output')
    : `${count(result.rows ?? 0, 'row')} × ${count(result.columns?.length ?? 0, 'column')}`
  return (
    <span className="result-size">
      <strong>{result.kind}</strong> <span className="dim">{text}</span>
      {isStale ? <StatusBadge status="stale" /> : kept && <span className="dim">{kept}</span>}
    </span>
  )
}

function Back({ name, onBack }: { readonly name: string; readonly onBack: () => void }) {
  return (
    <span className="result-size">
      <BackButton to="all outputs" onBack={onBack} />
      <strong className="mono ellipsis">{name}</strong>
    </span>
  )
}
