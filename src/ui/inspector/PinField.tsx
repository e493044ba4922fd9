import { type GraphNode, type Json, typeAt } from '../../engine/page.ts'
import { useApp } from '../store/react.tsx'
import { ChoiceInput } from '../widgets/ChoiceInput.tsx'
import { SwitchInput } from '../widgets/SwitchInput.tsx'
import type { Input } from '../widgets/useInput.ts'
import { type WidgetKind, widgetKind } from '../widgets/widgetKind.ts'
import { formatWidgetText, parseWidgetText } from '../widgets/widgetText.ts'
import type { Refusal } from './fields/draft.ts'
import { Field } from './fields/Field.tsx'

interface PinFieldProps {
  readonly node: GraphNode
  readonly value: Json | undefined
  readonly isAsked: boolean
  readonly pin: (value: Json) => void
}

/** Asks for a value by the type of what the node gives. */
export function PinField({ node, value, isAsked, pin }: PinFieldProps) {
  const types = useApp((state) => state.program?.graph.types ?? NONE)
  const widget = widgetKind(types, node.type)
  const source = value === undefined ? undefined : ({ kind: 'json', value } as const)
  const input: Input = {
    node,
    widget,
    source,
    optional: false,
    typeText: typeAt(types, node.type).text,
    report: undefined,
    compact: false,
    give: (given) => {
      if (given !== null) pin(given)
    },
  }
  if (widget.kind === 'switch') return <SwitchInput input={input} />
  if (widget.kind === 'choice') return <ChoiceInput input={input} choices={widget.choices} />
  return (
    <div className="field-cell">
      <Field
        label={`Pinned value of ${node.name}`}
        look="mono"
        hasLines={hasLines(widget)}
        isAsked={isAsked}
        value={value === undefined ? '' : formatWidgetText(widget, value, isShort(value))}
        placeholder={placeholderOf(widget)}
        title={hasLines(widget) ? 'Ctrl-Enter takes it' : 'Enter takes it'}
        write={async (text) => {
          const read = parseWidgetText(widget, text)
          if (!read.ok) return refusalOf(read.message)
          pin(read.value)
          return null
        }}
      />
    </div>
  )
}

const NONE: readonly never[] = []

function refusalOf(message: string | null): Refusal {
  return { message: message ?? 'Write a value, or let it go.', hint: '', where: null }
}

function hasLines({ kind }: WidgetKind): boolean {
  return kind === 'json' || kind === 'column' || kind === 'table'
}

/** A long list is one line: it is not read item by item. */
function isShort(value: Json): boolean {
  return typeof value !== 'object' || JSON.stringify(value).length < 400
}

function placeholderOf(widget: WidgetKind): string {
  switch (widget.kind) {
    case 'number':
      return 'a number'
    case 'bigint':
      return 'a whole number'
    case 'text':
      return 'text'
    case 'date':
      return '2026-03-31'
    case 'column':
      return '[1, 2, 3]'
    case 'table':
      return '[{ "a": 1 }]'
    default:
      return 'JSON'
  }
}
