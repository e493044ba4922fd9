import type { GraphNode } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { ChoiceInput } from './ChoiceInput.tsx'
import { FileInput } from './FileInput.tsx'
import { SwitchInput } from './SwitchInput.tsx'
import { TextInput } from './TextInput.tsx'
import { type Input, useInput } from './useInput.ts'
import './inputs.css'

/** The value of an input or of a config's key, asked for by its type; `compact` is one line for a card. */
export function InputWidget({ node, compact = false }: { readonly node: GraphNode; readonly compact?: boolean }) {
  const input = useInput(node, compact)
  const isGiven = input.source !== undefined
  const canBeLeftOut = node.kind === 'input'
  return (
    <div className={compact ? 'input-widget compact nodrag nopan' : 'input-widget'}>
      <InputControl input={input} />
      {canBeLeftOut && (isGiven ? <Clear input={input} /> : <Absent input={input} />)}
    </div>
  )
}

function InputControl({ input }: { readonly input: Input }) {
  switch (input.widget.kind) {
    case 'switch':
      return <SwitchInput input={input} />
    case 'choice':
      return <ChoiceInput input={input} choices={input.widget.choices} />
    case 'column':
    case 'table':
      return input.node.kind === 'config' ? <TextInput input={input} /> : <FileInput input={input} />
    default:
      return <TextInput input={input} />
  }
}

/** Only what can be left out is worth a button on a card. */
function Clear({ input: { node, optional, compact, give } }: { readonly input: Input }) {
  if (compact && !optional) return null
  const title = optional ? `Clear ${node.name}: its default is used` : `Clear ${node.name}`
  return (
    <button
      type="button"
      className="input-clear"
      aria-label={`Clear ${node.name}`}
      title={title}
      onClick={() => give(null)}
    >
      <Icon name="close" size={12} />
      {!compact && 'clear'}
    </button>
  )
}

function Absent({ input: { optional, compact, widget } }: { readonly input: Input }) {
  if (optional) return <span className="input-absent">default</span>
  const saysItself = widget.kind !== 'switch'
  return compact || saysItself ? null : <span className="input-absent needed">needs a value</span>
}
