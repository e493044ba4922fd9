import { listNames } from '../../engine/page.ts'
import { useApp } from '../store/react.tsx'
import { requestedOutputs } from '../store/requestedRun.ts'
import type { ResultStatus } from './resultStatus.ts'

/** Says what to press, and what that gives. */
export function EmptyResult({ status }: { readonly status: ResultStatus }) {
  const outputs = useApp((state) => requestedOutputs(state))
  if (status.kind === 'running' || status.kind === 'failed') return null
  return (
    <div className="result-empty">
      {outputs.length ? (
        <p>
          Press <strong>Run</strong> <kbd>Ctrl</kbd> <kbd>Enter</kbd> to compute{' '}
          <code>{listNames(outputs, 'and', 4)}</code>.
        </p>
      ) : (
        <p>
          No output is chosen. Mark one on its card with <kbd>o</kbd>, then press <strong>Run</strong>.
        </p>
      )}
      <p className="dim">Only these and what they need will run; the result appears here.</p>
    </div>
  )
}
