import { Icon } from '../../common/Icon.tsx'
import { CHECKS, type CheckKind, checkKind } from './checks.ts'
import { Fault } from './Fault.tsx'
import { type CheckRow, checkField, type Faults, fieldId, type Importance, type ModifierForm } from './modifierForm.ts'

type CheckForm = ModifierForm & { readonly kind: 'check' }

interface CheckFieldsProps {
  readonly form: CheckForm
  readonly faults: Faults
  readonly change: (form: ModifierForm) => void
}

/** What is checked of what a function gives, and what happens where it does not pass. */
export function CheckFields({ form, faults, change }: CheckFieldsProps) {
  const { checks, importance } = form
  const open = CHECKS.filter(({ name }) => !checks.some((one) => one.name === name && one.column === null))
  const ofColumns = CHECKS.filter(({ isOfWhole }) => !isOfWhole)
  const setChecks = (next: readonly CheckRow[]) => change({ ...form, checks: next })

  function add(choice: string): void {
    const isOfColumn = choice.startsWith(OF_COLUMN)
    const kind = checkKind(isOfColumn ? choice.slice(OF_COLUMN.length) : choice)
    if (!kind) return
    setChecks([...checks, { name: kind.name, column: isOfColumn ? '' : null, texts: kind.fields.map(() => '') }])
  }

  return (
    <>
      {checks.map((check, at) => (
        <CheckLine
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are added and removed, never moved; a name may stand twice
          key={at}
          check={check}
          at={at}
          faults={faults}
          change={(next) => setChecks(checks.map((one, index) => (index === at ? next : one)))}
          remove={() => setChecks(checks.filter((_, index) => index !== at))}
        />
      ))}
      <Fault message={faults.get(fieldId('text'))} />
      <select
        className="field compact at-start"
        aria-label="Add a check"
        value=""
        onChange={(event) => add(event.target.value)}
      >
        <option value="">{checks.length ? 'And check…' : 'Choose a check…'}</option>
        <optgroup label="Of the value">
          {open.map(({ name, label, passes }) => (
            <option key={name} value={name} title={passes}>
              {`${label}: ${passes}`}
            </option>
          ))}
        </optgroup>
        <optgroup label="Of a table's column">
          {ofColumns.map(({ name, label, passes }) => (
            <option key={name} value={OF_COLUMN + name} title={passes}>
              {`${label}: ${passes}`}
            </option>
          ))}
        </optgroup>
      </select>
      <ImportanceChoice importance={importance} choose={(next) => change({ ...form, importance: next })} />
    </>
  )
}

/** Begins the choice of a check of a column. */
const OF_COLUMN = 'column '

interface CheckLineProps {
  readonly check: CheckRow
  readonly at: number
  readonly faults: Faults
  readonly change: (check: CheckRow) => void
  readonly remove: () => void
}

function CheckLine({ check, at, faults, change, remove }: CheckLineProps) {
  const { name, column, texts } = check
  const kind = checkKind(name)
  if (!kind) return null
  const ids = [checkField(at, 'column'), checkField(at, 0), checkField(at, 1)]
  return (
    <div className="form-row">
      <div className="check-line">
        <span className="check-label" title={kind.passes}>
          {kind.label}
        </span>
        {column !== null && (
          <input
            className="field mono"
            type="text"
            aria-label={`${kind.label}: column`}
            aria-invalid={faults.has(checkField(at, 'column'))}
            title="The column that is checked"
            placeholder="column"
            spellCheck={false}
            autoComplete="off"
            value={column}
            onChange={(event) => change({ ...check, column: event.target.value })}
          />
        )}
        {kind.fields.length === 0 && <span className="dim ellipsis">{kind.passes}</span>}
        {kind.fields.map((field, index) => (
          <CheckField
            key={field}
            kind={kind}
            at={index}
            text={texts[index] ?? ''}
            isFaulty={faults.has(checkField(at, index))}
            change={(text) =>
              change({
                ...check,
                texts: kind.fields.map((_, other) => (other === index ? text : (texts[other] ?? ''))),
              })
            }
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
      <Fault message={ids.map((id) => faults.get(id)).find((message) => message !== undefined)} />
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
