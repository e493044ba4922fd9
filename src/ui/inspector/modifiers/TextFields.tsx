import { CATALOGUE } from './catalogue.ts'
import { Fault } from './Fault.tsx'
import { type Faults, fieldId, type ModifierForm } from './modifierForm.ts'

interface TextFieldsProps {
  readonly form: ModifierForm & { readonly kind: 'text' }
  readonly faults: Faults
  readonly change: (form: ModifierForm) => void
}

/** The call itself; names of 'dagwright' are imported with it. */
export function TextFields({ form, faults, change }: TextFieldsProps) {
  const name = /^\s*([\w.]+)/.exec(form.text)?.[1]
  const entry = CATALOGUE.flatMap((group) => group.entries).find((one) => one.name === name)
  return (
    <div className="form-row">
      {entry && <p className="form-title">{entry.says}.</p>}
      <textarea
        className="field mono"
        aria-label="Call of the modifier"
        aria-invalid={faults.has(fieldId('text'))}
        spellCheck={false}
        rows={Math.max(2, form.text.split('\n').length)}
        value={form.text}
        onChange={(event) => change({ kind: 'text', text: event.target.value })}
      />
      <Fault message={faults.get(fieldId('text'))} />
    </div>
  )
}
