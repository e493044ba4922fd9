import { Icon } from '../../common/Icon.tsx'
import { titleOf } from '../../store/valueFile.ts'
import type { Exporting } from './useExport.ts'
import './exportStatus.css'

/** What is written and can be cancelled, or why it is not: above the value that was asked for. */
export function ExportStatus({ exporting: { state, take, drop } }: { readonly exporting: Exporting }) {
  return (
    <div role="status" aria-label="Download">
      {state?.kind === 'writing' && (
        <div className="export-status writing">
          <Icon name="spinner" size={14} className="export-spinner" />
          <p>
            Writing {state.file.name} as {titleOf(state.file.format)}…
          </p>
          <button type="button" className="button quiet small" onClick={drop}>
            Cancel
          </button>
        </div>
      )}
      {state?.kind === 'refused' && (
        <div className="export-status refused">
          <Icon name="cross" size={14} />
          <p>
            {state.refusal.message} <span className="dim">{state.refusal.hint}</span>
          </p>
          {state.file.format !== 'json' && (
            <button type="button" className="button small" onClick={() => take({ ...state.file, format: 'json' })}>
              Download JSON
            </button>
          )}
          <button type="button" className="button quiet icon small" aria-label="Dismiss" title="Dismiss" onClick={drop}>
            <Icon name="close" size={14} />
          </button>
        </div>
      )}
    </div>
  )
}
