import { findNode } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'

/** Nothing was checked: what checks are, and a way to the first one. */
export function EmptyQuality() {
  const controller = useController()
  const node = useApp(({ program, selected }) => {
    const found = program && selected !== null ? findNode(program.graph, selected) : undefined
    return found?.kind === 'function' ? found.name : null
  })
  const hasChecks = useApp(({ program }) => program?.graph.nodes.some(({ call }) => call.kind === 'verdict') ?? false)
  function addCheck(): void {
    controller.view({ sideTab: 'inspector', wish: { kind: 'showSide' } })
    controller.view({ wish: { kind: 'addCheck' } })
  }
  return (
    <section className="quality-panel quality-empty" aria-label="Quality">
      <Icon name="check" size={20} className="dim" />
      <p>{hasChecks ? 'No check was made yet: run the graph.' : 'Nothing is checked yet.'}</p>
      <p className="dim">
        A check says what a node may give: a range, values, no missing ones, a schema. What does not pass is told here,
        with the rows.
      </p>
      {node === null ? (
        <p className="dim">Select a function to add a check to it.</p>
      ) : (
        <button type="button" className="button" onClick={addCheck}>
          <Icon name="plus" size={14} />
          Add a check to {node}
        </button>
      )}
    </section>
  )
}
