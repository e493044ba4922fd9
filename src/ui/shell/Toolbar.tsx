import { chord } from '../common/chord.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import { ProjectMenu } from './ProjectMenu.tsx'
import { AutoRunSwitch, RunControls } from './RunControls.tsx'
import { RunSettings } from './RunSettings.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'

export function Toolbar() {
  const controller = useController()
  return (
    <header className="toolbar">
      <div className="toolbar-group start">
        <h1 className="brand">
          <Mark />
          <span className="brand-name">Dagwright</span>
        </h1>
        <ProjectMenu />
        <HistoryButtons />
      </div>
      <div className="toolbar-group middle">
        <RunControls />
        <AutoRunSwitch />
        <RunSettings />
      </div>
      <div className="toolbar-group end">
        <button
          type="button"
          className="button quiet"
          aria-label="Share"
          title="Copy a link that holds the project"
          onClick={() => controller.view({ dialog: 'share' })}
        >
          <Icon name="share" />
          <span className="wide-only">Share</span>
        </button>
        <ThemeMenu />
        <button
          type="button"
          className="button quiet icon"
          aria-label="Help"
          title="Help and keys (?)"
          onClick={() => controller.view({ dialog: 'help' })}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  )
}

function HistoryButtons() {
  const controller = useController()
  const canUndo = useApp((state) => state.history.past.length > 0)
  const canRedo = useApp((state) => state.history.future.length > 0)
  return (
    <div className="button-pair">
      <button
        type="button"
        className="button quiet icon"
        aria-label="Undo"
        title={`Undo (${chord('Z')})`}
        disabled={!canUndo}
        onClick={controller.undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button quiet icon"
        aria-label="Redo"
        title={`Redo (${chord('Shift', 'Z')})`}
        disabled={!canRedo}
        onClick={controller.redo}
      >
        <Icon name="redo" />
      </button>
    </div>
  )
}

/** Two nodes feed a third. */
function Mark() {
  return (
    <svg className="mark" width={22} height={22} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M7 6.5c6 0 4 5.5 10 5.5M7 17.5c6 0 4-5.5 10-5.5" stroke="currentColor" strokeWidth={2} />
      <circle cx={5.5} cy={6.5} r={3.5} fill="currentColor" />
      <circle cx={5.5} cy={17.5} r={3.5} fill="currentColor" />
      <rect x={14.5} y={7.5} width={9} height={9} rx={2.5} fill="currentColor" />
    </svg>
  )
}
