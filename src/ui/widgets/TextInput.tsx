import { useId } from 'react'
import { type Input, useDraft } from './useInput.ts'

/** Numbers, text, dates and JSON: what is typed counts as soon as it is valid. */
export function TextInput({ input }: { readonly input: Input }) {
  const { node, widget, compact, typeText } = input
  const draft = useDraft(input)
  const faultId = useId()
  const isLong = !compact && (widget.kind === 'json' || widget.kind === 'column' || widget.kind === 'table')
  const common = {
    className: `field input-field ${draft.fault ? 'invalid' : ''}`,
    'aria-label': node.name,
    'aria-invalid': draft.fault !== null,
    'aria-describedby': draft.fault ? faultId : undefined,
    title: draft.fault ?? `${node.name}: ${typeText}`,
    placeholder: placeholderFor(input),
    spellCheck: false,
    value: draft.text,
    onBlur: draft.leave,
  }
  return (
    <span className="input-main">
      {isLong ? (
        <textarea {...common} rows={lineCount(draft.text)} onChange={(event) => draft.change(event.target.value)} />
      ) : (
        <input
          {...common}
          type="text"
          inputMode={widget.kind === 'number' ? 'decimal' : undefined}
          onChange={(event) => draft.change(event.target.value)}
        />
      )}
      {draft.fault && (
        <span id={faultId} className={compact ? 'visually-hidden' : 'input-fault'}>
          {draft.fault}
        </span>
      )}
    </span>
  )
}

function placeholderFor({ node, widget, optional }: Input): string {
  const takesFiles = node.kind === 'input'
  if (optional) return 'default'
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
      return takesFiles ? '[1, 2, 3] or a CSV file' : '[1, 2, 3]'
    case 'table':
      return 'a CSV file'
    default:
      return 'JSON'
  }
}

function lineCount(text: string): number {
  return Math.min(8, Math.max(2, text.split('\n').length))
}
