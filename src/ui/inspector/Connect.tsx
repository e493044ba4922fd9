import { type KeyboardEvent, useId, useState } from 'react'
import type { GraphNode } from '../../engine/page.ts'
import { useApp } from '../store/react.tsx'
import type { Refusal } from './fields/draft.ts'
import { focusOnMount } from './fields/focusOnMount.ts'
import { Refused } from './fields/Refused.tsx'
import { filterNodes } from './filterNodes.ts'
import { useEdit } from './useEdit.ts'
import { connectable } from './written.ts'

/** A node to take as a parameter more: a list that gets shorter while one types. */
export function Connect({ node, close }: { readonly node: GraphNode; readonly close: () => void }) {
  const edit = useEdit(node.name)
  const graph = useApp((state) => state.program?.graph)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [isSending, setIsSending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const listId = useId()
  const choices = graph ? filterNodes(connectable(graph, node), graph.types, typed) : []
  const current = Math.min(at, choices.length - 1)

  async function connect(source: string): Promise<void> {
    if (isSending) return
    setIsSending(true)
    const found = await edit((target) => ({ kind: 'connect', source, target, parameter: null }))
    setIsSending(false)
    setRefusal(found)
    if (!found) close()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = choices[current]
    if (step !== 0) setAt(Math.max(0, Math.min(choices.length - 1, current + step)))
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && chosen) void connect(chosen.name)
    else return
    event.preventDefault()
  }

  return (
    <div className="inline-form boxed" aria-busy={isSending}>
      <div className="inline-line">
        <input
          ref={focusOnMount}
          className="field mono"
          type="text"
          role="combobox"
          aria-label={`Node to connect to ${node.name}`}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={choices[current] ? `${listId} ${current}` : undefined}
          placeholder="Find a node"
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
            setRefusal(null)
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="button quiet small" onClick={close}>
          Cancel
        </button>
      </div>
      <div id={listId} role="listbox" aria-label="Nodes" className="choices" tabIndex={-1}>
        {choices.map((choice, index) => (
          <div
            key={choice.name}
            id={`${listId} ${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className="choice-line"
            title={`${choice.name}: ${choice.type}`}
            ref={index === current ? scrollIntoView : undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => void connect(choice.name)}
            onKeyDown={onKeyDown}
          >
            <span className="mono ellipsis">{choice.name}</span>
            <span className="need-type ellipsis">{choice.type}</span>
            <span className="dim">{choice.home}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p className="choices-none">
          {typed ? 'No such node that it could take.' : 'There is nothing else that it could take.'}
        </p>
      )}
      <Refused refusal={refusal} />
    </div>
  )
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
