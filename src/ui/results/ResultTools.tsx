import type { ReactNode } from 'react'
import type { ValueRef, ValueSummary } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useController } from '../store/react.tsx'
import type { ValueFile } from '../store/valueFile.ts'
import { ExportMenu } from '../widgets/export/ExportMenu.tsx'

interface ResultToolsProps {
  readonly base: ValueRef
  /** Of the downloaded file, without its ending. */
  readonly name: string
  readonly summary: ValueSummary
  readonly onTake: (file: ValueFile) => void
  readonly children: ReactNode
}

export function ResultTools({ base, name, summary, onTake, children }: ResultToolsProps) {
  const controller = useController()
  return (
    <div className="result-tools">
      {children}
      <span className="result-buttons">
        <button
          type="button"
          className="button quiet"
          aria-label="Copy"
          title="Copy the result as JSON"
          onClick={() => void controller.copyValue(base)}
        >
          <Icon name="copy" size={14} />
          Copy
        </button>
        <ExportMenu base={base} name={name} summary={summary} onTake={onTake} />
      </span>
    </div>
  )
}
