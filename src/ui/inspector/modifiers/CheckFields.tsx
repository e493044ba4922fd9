import { Icon } from '../../common/Icon.tsx'
import { CHECKS, type CheckKind, checkKind } from './checks.ts'
import { Fault } from './Fault.tsx'
import { type CheckRow, type Faults, fieldId, type Importance, type ModifierForm } from './modifierForm.ts'

type CheckForm = ModifierForm & { readonly kind: 'check' }

interface CheckFieldsProps {
  readonly form: CheckForm
  readonly faults: Faults
  readonly change: (form: ModifierForm) => void
}

/** What is checked of what a function gives, and what happens where it does not pass. */
export function CheckFields({ form, faults, change }: CheckFieldsProps) {
  const { checks, importance } = form
  const open = CHECKS.filter(({ name }) => !checks.some((one) => one.name === name))
  const setChecks = (next: readonly CheckRow[]) => change({ ...form, checks: next })

  function add(name: string): void {
    const kind = checkKind(name)
    if (kind) setChecks([...checks, { name: kind.name, texts: kind.fields.map(() => '') }])
  }

  return (
    <>
      {checks.map((check, at) => (
        <CheckLine
          key={check.name}
          check={check}
          faults={faults}
          change={(texts) => setChecks(checks.map((one, index) => (index === at ? { ...one, texts } : one)))}
          remove={() => setChecks(checks.filter((_, index) => index !== at))}
        />
      ))}
      <Fault message={faults.get(fieldId('text'))} />
      {open.length > 0 && (
        <select
          className="field compact at-start"
          aria-label="Add a check"
          value=""
          onChange={(event) => add(event.target.value)}
        >
          <option value="">{checks.length ? 'And check…' : 'Choose a check…'}</option>
          {open.map(({ name, label, passes }) => (
            <option key={name} value={name} title={passes}>
              {`${label}: ${passes}`}
            </option>
          ))}
        </select>
      )}
      <ImportanceChoice importance={importance} choose={(next) => change({ ...form, importance: next })} />
    </>
  )
}

interface CheckLineProps {
  readonly check: CheckRow
  readonly faults: Faults
  readonly change: (texts: readonly string[]) => void
  readonly remove: () => void
}

function CheckLine({ check: { name, texts }, faults, change, remove }: CheckLineProps) {
  const kind = checkKind(name)
  if (!kind) return null
  return (
    <div className="form-row">
      <div className="check-line">
        <span className="check-label" title={kind.passes}>
          {kind.label}
        </span>
        {kind.fields.length === 0 && <span className="dim ellipsis">{kind.passes}</span>}
        {kind.fields.map((field, at) => (
          <CheckField
            key={field}
            kind={kind}
            at={at}
            text={texts[at] ?? ''}
            isFaulty={faults.has(fieldId(name, at))}
            change={(text) => change(kind.fields.map((_, index) => (index === at ? text : (texts[index] ?? ''))))}
          />
        ))}
        <button
          type="button"
          className="button quiet icon small"
          aria-label={`Remove the check ${kind.label}`}
          onClick={remove}
        >
          <Icon name="close" size={12} />
        </button>
      </div>
      <Fault message={faults.get(fieldId(name, 0)) ?? faults.get(fieldId(name, 1))} />
    </div>
  )
}

interface CheckFieldProps {
  readonly kind: CheckKind
  readonly at: number
  readonly text: string
  readonly isFaulty: boolean
  readonly change: (text: string) => void
}

function CheckField({ kind, at, text, isFaulty, change }: CheckFieldProps) {
  return (
    <>
      {at > 0 && <span className="dim">to</span>}
      <input
        className="field mono"
        type="text"
        aria-label={`${kind.label}: ${kind.fields[at]}`}
        aria-invalid={isFaulty}
        title={kind.passes}
        placeholder={kind.placeholder[at]}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => change(event.target.value)}
      />
    </>
  )
}

const IMPORTANCE: readonly (readonly [Importance, string, string])[] = [
  ['warn', 'warn', 'The run reports it and goes on'],
  ['fail', 'fail', 'The node fails, and what needs it is skipped'],
]

function ImportanceChoice({
  importance,
  choose,
}: {
  readonly importance: Importance
  readonly choose: (one: Importance) => void
}) {
  return (
    <fieldset className="importance">
      <legend className="visually-hidden">What happens if it does not pass</legend>
      <span className="dim">If not</span>
      {IMPORTANCE.map(([value, label, title]) => (
        <label key={value} title={title}>
          <input type="radio" name="importance" checked={importance === value} onChange={() => choose(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
