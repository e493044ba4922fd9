import { Icon } from '../common/Icon.tsx'
import { useController } from '../store/react.tsx'
import './emptyCanvas.css'

/** A graph without nodes says what a graph is made of. */
export function EmptyCanvas() {
  const controller = useController()
  const addFunction = () => controller.view({ prompt: { kind: 'newFunction', takes: [], place: null } })
  return (
    <div className="canvas-empty">
      <div className="canvas-empty-box">
        <h2>No functions yet</h2>
        <p>Each function that a module exports is a node here; its parameters are its edges.</p>
        <div className="canvas-empty-actions">
          <button type="button" className="button primary" onClick={addFunction}>
            <Icon name="plus" /> New function
          </button>
          <button type="button" className="button" onClick={() => controller.view({ dialog: 'examples' })}>
            <Icon name="graph" /> Open example
          </button>
        </div>
        <p className="dim">Or drop a .ts, .zip or .csv file anywhere.</p>
      </div>
    </div>
  )
}
