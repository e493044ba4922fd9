import type { ReactNode } from 'react'
import type { ValueRef } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useController } from '../store/react.tsx'

interface ResultToolsProps {
  readonly base: ValueRef
  /** Of the downloaded file, without its ending. */
  readonly name: string
  readonly children: ReactNode
}

export function ResultTools({ base, name, children }: ResultToolsProps) {
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
        <Download format="json" onClick={() => void controller.downloadValue(base, 'json', name)} />
        <Download format="csv" onClick={() => void controller.downloadValue(base, 'csv', name)} />
      </span>
    </div>
  )
}

function Download({ format, onClick }: { readonly format: 'json' | 'csv'; readonly onClick: () => void }) {
  const word = format.toUpperCase()
  return (
    <button
      type="button"
      className="button quiet"
      aria-label={`Download ${word}`}
      title={`Download as ${word}`}
      onClick={onClick}
    >
      <Icon name="download" size={14} />
      {word}
    </button>
  )
}
