import { useState } from 'react'
import type { GraphNode, Place } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import { NodeChip } from '../widgets/NodeChip.tsx'
import { AddInput } from './AddInput.tsx'
import { Connect } from './Connect.tsx'
import type { Refusal } from './fields/draft.ts'
import { Field } from './fields/Field.tsx'
import { Refused } from './fields/Refused.tsx'
import { useTellLater } from './fields/useDraft.ts'
import { type Need, needsOf } from './nodeFacts.ts'
import { Part } from './Part.tsx'
import { readDefault } from './readDefault.ts'
import { useEdit } from './useEdit.ts'
import { bodyOf, type Written } from './written.ts'

/** The parameters of a function, each with what feeds it; of what a modifier made, what it takes. */
export function Needs({ node, written }: { readonly node: GraphNode; readonly written: Written }) {
  const graph = useApp((state) => state.program?.graph)
  if (!graph || written.kind === 'input') return null
  const isEdited = written.kind === 'function'
  const needs = needsOf(graph, isEdited ? bodyOf(graph, node) : node)
  if (needs.length === 0 && !isEdited) return null
  return (
    <Part title="Needs">
      {needs.length > 0 && (
        <div className="need-grid">
          {isEdited && <NeedHeads />}
          <ul className="inspector-edges">
            {needs.map((need) =>
              isEdited ? (
                <NeedFields key={need.parameter} node={node} need={need} />
              ) : (
                <NeedLine key={need.parameter} need={need} />
              ),
            )}
          </ul>
        </div>
      )}
      {isEdited && <NeedActions node={node} isEmpty={needs.length === 0} />}
    </Part>
  )
}

function NeedHeads() {
  return (
    <div className="need-row need-heads" aria-hidden="true">
      <span>Node</span>
      <span>Type</span>
      <span>Default</span>
    </div>
  )
}

function NeedFields({ node, need }: { readonly node: GraphNode; readonly need: Need }) {
  const { name, parameter, type, mismatch, isInput, where } = need
  const controller = useController()
  const edit = useEdit(node.name)
  const tell = useTellLater()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const defaultText = useDefault(parameter, where)

  async function disconnect(): Promise<void> {
    const found = await edit((target) => ({ kind: 'disconnect', target, parameter }))
    setRefusal(found)
    tell(found)
  }

  return (
    <li className="need-row" aria-label={parameter}>
      <span className="need-name">
        <NodeChip name={name} />
        {parameter !== name && <span className="need-as ellipsis">as {parameter}</span>}
      </span>
      {isInput ? (
        <Field
          label={`Type of ${name}`}
          look="type"
          value={type}
          title={type}
          write={(text) => controller.change({ kind: 'retype', node: name, type: text })}
        />
      ) : (
        <span className="need-type ellipsis" title={type}>
          {type}
        </span>
      )}
      <Field
        label={`Default of ${parameter}`}
        look="mono"
        value={defaultText ?? ''}
        title={defaultText ?? 'Taken where nothing feeds it; empty: it needs a value'}
        placeholder={need.optional && defaultText === null ? 'optional' : 'none'}
        write={(text) =>
          edit((name) => ({ kind: 'setDefault', node: name, parameter, text: text.trim() === '' ? null : text }))
        }
      />
      <button
        type="button"
        className="button quiet icon small"
        aria-label={`Disconnect ${parameter}`}
        title={`Disconnect: takes the parameter ${parameter} away`}
        onClick={() => void disconnect()}
      >
        <Icon name="close" size={12} />
      </button>
      {mismatch && (
        <p className="need-fault">
          <Icon name="warning" size={14} />
          {mismatch}
        </p>
      )}
      <Refused refusal={refusal} />
    </li>
  )
}

/** As it stands in the code; the graph knows only that there is one. */
function useDefault(parameter: string, where: Place | null): string | null {
  return useApp(({ history }) => {
    const file = where && history.present.files.find((one) => one.path === where.file)
    return file && where ? readDefault(file.text, parameter, where) : null
  })
}

function NeedLine({ need: { name, parameter, type, optional, mismatch } }: { readonly need: Need }) {
  return (
    <li className="inspector-edge">
      <NodeChip name={name} />
      {parameter !== name && <span className="dim">as {parameter}</span>}
      <span className="inspector-edge-type ellipsis" title={type}>
        {type}
      </span>
      {optional && <span className="dim">optional</span>}
      {mismatch && (
        <span className="need-fault" title={mismatch}>
          <Icon name="warning" size={14} />
          does not fit
        </span>
      )}
    </li>
  )
}

type Adding = 'node' | 'input' | null

function NeedActions({ node, isEmpty }: { readonly node: GraphNode; readonly isEmpty: boolean }) {
  const [adding, setAdding] = useState<Adding>(null)
  if (adding === 'node') return <Connect node={node} close={() => setAdding(null)} />
  if (adding === 'input') return <AddInput node={node} close={() => setAdding(null)} />
  return (
    <>
      {isEmpty && <p className="dim">Nothing: it has no parameters.</p>}
      <div className="part-actions">
        <button
          type="button"
          className="button quiet small"
          title="Take what another node gives as a parameter"
          onClick={() => setAdding('node')}
        >
          <Icon name="plus" size={14} />
          Connect…
        </button>
        <button
          type="button"
          className="button quiet small"
          data-after={`input ${node.name}`}
          title="Take a value that is given from outside"
          onClick={() => setAdding('input')}
        >
          <Icon name="plus" size={14} />
          Add input…
        </button>
      </div>
    </>
  )
}
