import { useState } from 'react'
import { findNode, type Graph } from '../../engine/page.ts'
import type { Alignment, Axis } from '../store/arrange.ts'
import { useApp, useController } from '../store/react.tsx'
import { NodeChip } from '../widgets/NodeChip.tsx'
import { ArrangeIcon } from './ArrangeIcon.tsx'
import type { Refusal } from './fields/draft.ts'
import { Refused } from './fields/Refused.tsx'
import { NEW, useModules } from './ModuleField.tsx'
import { NewModule } from './NewModule.tsx'
import { Part } from './Part.tsx'
import { isOwn } from './written.ts'

const ALIGNMENTS: readonly (readonly [Alignment, string])[] = [
  ['left', 'Align left edges'],
  ['centre', 'Align centres'],
  ['right', 'Align right edges'],
  ['top', 'Align top edges'],
  ['middle', 'Align middles'],
  ['bottom', 'Align bottom edges'],
]

const AXES: readonly (readonly [Axis, string])[] = [
  ['horizontally', 'Equal gaps from left to right'],
  ['vertically', 'Equal gaps from top to bottom'],
]

const MOST_CHIPS = 24

/** Several cards are selected: what can be done to all of them. */
export function Several() {
  const controller = useController()
  const names = useApp((state) => [...state.marked])
  const functions = useApp(({ program, marked }) => (program ? functionsAmong(program.graph, marked) : []))

  return (
    <>
      <header className="inspector-head">
        <h2>{names.length} nodes selected</h2>
        <div className="inspector-chips several-chips">
          {names.slice(0, MOST_CHIPS).map((name) => (
            <NodeChip key={name} name={name} />
          ))}
          {names.length > MOST_CHIPS && <span className="dim">and {names.length - MOST_CHIPS} more</span>}
        </div>
      </header>
      <Part title="Arrange">
        <div className="arrange">
          {ALIGNMENTS.map(([how, label]) => (
            <ArrangeButton key={how} icon={how} label={label} onClick={() => void controller.align(how)} />
          ))}
          {names.length > 2 &&
            AXES.map(([axis, label]) => (
              <ArrangeButton key={axis} icon={axis} label={label} onClick={() => void controller.distribute(axis)} />
            ))}
        </div>
      </Part>
      <InCode names={names} functions={functions} />
    </>
  )
}

/** Those that stand in the code as functions. */
function functionsAmong(graph: Graph, names: ReadonlySet<string>): string[] {
  return [...names].filter((name) => {
    const node = findNode(graph, name)
    return node !== undefined && isOwn(node)
  })
}

interface ArrangeButtonProps {
  readonly icon: Alignment | Axis
  readonly label: string
  readonly onClick: () => void
}

function ArrangeButton({ icon, label, onClick }: ArrangeButtonProps) {
  return (
    <button type="button" className="button icon" aria-label={label} title={label} onClick={onClick}>
      <ArrangeIcon name={icon} />
    </button>
  )
}

interface InCodeProps {
  readonly names: readonly string[]
  readonly functions: readonly string[]
}

/** What changes the text. */
function InCode({ names, functions }: InCodeProps) {
  const controller = useController()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const edit = async (intent: Parameters<typeof controller.change>[0]) => setRefusal(await controller.change(intent))
  return (
    <Part title="In the code">
      <div className="several-actions">
        <button
          type="button"
          className="button"
          disabled={functions.length === 0}
          onClick={() => void edit({ kind: 'duplicate', nodes: functions })}
        >
          Duplicate
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void edit({ kind: 'remove', nodes: names, reconnect: false })}
        >
          Delete
        </button>
        <button
          type="button"
          className="button"
          title="What fed them feeds what took them"
          onClick={() => void edit({ kind: 'remove', nodes: names, reconnect: true })}
        >
          Delete and reconnect
        </button>
      </div>
      {functions.length > 0 && <MoveAll functions={functions} tell={setRefusal} />}
      <Refused refusal={refusal} />
    </Part>
  )
}

interface MoveAllProps {
  readonly functions: readonly string[]
  readonly tell: (refusal: Refusal | null) => void
}

function MoveAll({ functions, tell }: MoveAllProps) {
  const controller = useController()
  const modules = useModules()
  const [isNew, setIsNew] = useState(false)
  const move = (module: string) => controller.change({ kind: 'move', nodes: functions, module })

  function choose(module: string): void {
    setIsNew(module === NEW)
    if (module !== NEW) void move(module).then(tell)
  }

  return (
    <>
      <select
        className="field"
        aria-label="Move to a module"
        value={isNew ? NEW : ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="" disabled>
          Move to module…
        </option>
        {modules.map((path) => (
          <option key={path} value={path}>
            {path}
          </option>
        ))}
        <option value={NEW}>New module…</option>
      </select>
      {isNew && <NewModule create={move} close={() => setIsNew(false)} />}
    </>
  )
}
