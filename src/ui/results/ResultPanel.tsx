import { useState } from 'react'
import type { ResultView, ValueRef } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp } from '../store/react.tsx'
import { TableGrid } from '../widgets/TableGrid.tsx'
import { ValueTree } from '../widgets/ValueTree.tsx'
import { EmptyResult } from './EmptyResult.tsx'
import { ResultNotice } from './ResultNotice.tsx'
import { ResultTools } from './ResultTools.tsx'
import { resultStatus } from './resultStatus.ts'
import './results.css'

const RESULT: ValueRef = { root: { kind: 'result' }, path: [] }

interface OpenTable {
  readonly ref: ValueRef
  readonly name: string
}

export function ResultPanel() {
  const result = useApp((state) => state.result)
  const opened = useApp((state) => state.opened)
  const { run, running, runProblems } = useApp(({ run, running, runProblems }) => ({ run, running, runProblems }))
  const status = resultStatus({ run, running, result, runProblems })
  const isOld = result !== null && status.kind !== 'shown'

  return (
    <section className="result-panel" aria-label="Result" aria-busy={running}>
      <ResultNotice status={status} hasResult={result !== null} />
      {result ? <Shown key={opened} result={result} isOld={isOld} /> : <EmptyResult status={status} />}
    </section>
  )
}

/** A result stays as it is, dimmed, until the next one is there. */
function Shown({ result, isOld }: { readonly result: ResultView; readonly isOld: boolean }) {
  const version = useApp((state) => state.resultVersion)
  const [table, setTable] = useState<OpenTable | null>(null)
  const inner = result.kind === 'dict' ? table : null
  const base = inner?.ref ?? RESULT
  return (
    <>
      <ResultTools base={base} name={inner?.name ?? 'result'}>
        {inner ? <Back name={inner.name} onBack={() => setTable(null)} /> : <Described result={result} />}
      </ResultTools>
      <div className={isOld ? 'result-body old' : 'result-body'}>
        {result.kind === 'dict' && !inner ? (
          <ValueTree
            label="Result"
            base={RESULT}
            summary={result.summary}
            version={version}
            onOpenTable={(ref, name) => setTable({ ref, name })}
          />
        ) : (
          <TableGrid key={JSON.stringify(base)} label="Result table" base={base} version={version} />
        )}
      </div>
    </>
  )
}

function Described({ result }: { readonly result: ResultView }) {
  const size = result.summary.size ?? 0
  const isDict = result.kind === 'dict'
  const text = isDict
    ? count(size, 'output')
    : `${count(result.rows ?? 0, 'row')} × ${count(result.columns?.length ?? 0, 'column')}`
  return (
    <span className="result-size">
      <strong>{result.kind}</strong> <span className="dim">{text}</span>
    </span>
  )
}

function Back({ name, onBack }: { readonly name: string; readonly onBack: () => void }) {
  return (
    <span className="result-size">
      <button type="button" className="button quiet" onClick={onBack}>
        <Icon name="chevronLeft" size={14} />
        all outputs
      </button>
      <strong className="mono ellipsis">{name}</strong>
    </span>
  )
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`
}
