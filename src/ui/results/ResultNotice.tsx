import { Icon } from '../common/Icon.tsx'
import { useController } from '../store/react.tsx'
import type { AppState } from '../store/state.ts'
import type { ResultStatus } from './resultStatus.ts'

const MOST_LINES = 3

interface ResultNoticeProps {
  readonly status: ResultStatus
  /** Whose result is shown below; null where there is none. */
  readonly of: AppState['resultOf'] | null
}

export function ResultNotice({ status, of }: ResultNoticeProps) {
  if (status.kind === 'running') return <Progress done={status.done} total={status.total} />
  if (status.kind === 'stopped') {
    return (
      <p className="result-notice">
        <Icon name="stop" size={14} />
        The run was stopped.{wordsOf(of)}
      </p>
    )
  }
  return status.kind === 'failed' ? <Failed status={status} of={of} /> : null
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div className="result-notice running">
      <Icon name="spinner" size={14} className="result-spinner" />
      {total ? `Running: ${done} of ${total} nodes done` : 'Starting…'}
      <progress aria-label="Nodes done" value={done} max={Math.max(1, total)} />
    </div>
  )
}

function Failed({ status, of }: ResultNoticeProps & { readonly status: ResultStatus & { kind: 'failed' } }) {
  const controller = useController()
  const { problems } = status
  const left = problems.length - MOST_LINES
  return (
    <div className="result-notice failed" role="alert">
      <Icon name="cross" size={14} />
      <div className="result-faults">
        {problems.slice(0, MOST_LINES).map((problem) => (
          <p key={problem.message} className="ellipsis" title={problem.message}>
            {firstLine(problem.message)}
          </p>
        ))}
        <p>
          <button type="button" className="result-link" onClick={() => controller.view({ resultTab: 'problems' })}>
            {left > 0 ? `Show problems (${left} more)` : 'Show problems'}
          </button>
          <span className="dim">{wordsOf(of)}</span>
        </p>
      </div>
    </div>
  )
}

function wordsOf(of: ResultNoticeProps['of']): string {
  if (of === null) return ''
  return of === 'part' ? ' Below are the outputs that it gave before.' : ' The result below is of an earlier run.'
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
