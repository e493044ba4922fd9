import type { ReactNode } from 'react'
import { Icon } from '../../common/Icon.tsx'
import { Fault } from './Fault.tsx'
import {
  CONDITIONS,
  type Condition,
  type Faults,
  fieldId,
  type ModifierForm,
  type Row,
  takesLists,
} from './modifierForm.ts'

type RowForm = ModifierForm & { readonly kind: 'tag' | 'config' }

interface RowFieldsProps {
  readonly form: RowForm
  readonly faults: Faults
  readonly change: (form: ModifierForm) => void
}

const WORDS: Readonly<Record<Condition, string>> = {
  when: 'is',
  whenNot: 'is not',
  whenIn: 'is one of',
  whenNotIn: 'is none of',
}

/** Tags, or what the config has to say: keys with their values. */
export function RowFields({ form, faults, change }: RowFieldsProps) {
  const isTag = form.kind === 'tag'
  const setRows = (rows: readonly Row[]) => change({ ...form, rows })
  return (
    <>
      <p className="form-title">{isTag ? 'Labels: commas make a list.' : 'In the graph only if the config’s'}</p>
      {[...form.rows.entries()].map(([at, row]) => (
        <RowLine
          key={at}
          at={at}
          row={row}
          faults={faults}
          hints={isTag ? TAG_HINTS : takesLists(form.condition) ? LIST_HINTS : CONFIG_HINTS}
          between={
            form.kind === 'config' && (
              <ConditionChoice condition={form.condition} choose={(condition) => change({ ...form, condition })} />
            )
          }
          change={(next) => setRows(form.rows.map((one, index) => (index === at ? next : one)))}
          remove={form.rows.length > 1 ? () => setRows(form.rows.filter((_, index) => index !== at)) : null}
        />
      ))}
      <button
        type="button"
        className="button quiet small at-start"
        onClick={() => setRows([...form.rows, { key: '', text: '' }])}
      >
        <Icon name="plus" size={14} />
        {isTag ? 'Another label' : 'And another key'}
      </button>
    </>
  )
}

const TAG_HINTS = ['owner', 'growth']
const CONFIG_HINTS = ['region', 'us']
const LIST_HINTS = ['region', 'nl, de']

function ConditionChoice({
  condition,
  choose,
}: {
  readonly condition: Condition
  readonly choose: (condition: Condition) => void
}) {
  return (
    <select
      className="field compact"
      aria-label="Condition"
      value={condition}
      onChange={(event) => choose(CONDITIONS.find((one) => one === event.target.value) ?? condition)}
    >
      {CONDITIONS.map((one) => (
        <option key={one} value={one}>
          {WORDS[one]}
        </option>
      ))}
    </select>
  )
}

interface RowLineProps {
  readonly at: number
  readonly row: Row
  readonly faults: Faults
  readonly hints: readonly string[]
  readonly between: ReactNode
  readonly change: (row: Row) => void
  readonly remove: (() => void) | null
}

function RowLine({ at, row, faults, hints, between, change, remove }: RowLineProps) {
  const [keyId, valueId] = [fieldId('key', at), fieldId('value', at)]
  return (
    <div className="form-row">
      <div className="inline-line">
        <input
          className="field mono"
          type="text"
          aria-label={`Key ${at + 1}`}
          aria-invalid={faults.has(keyId)}
          placeholder={hints[0]}
          spellCheck={false}
          autoComplete="off"
          value={row.key}
          onChange={(event) => change({ ...row, key: event.target.value })}
        />
        {between}
        <input
          className="field mono"
          type="text"
          aria-label={`Value ${at + 1}`}
          aria-invalid={faults.has(valueId)}
          placeholder={hints[1]}
          spellCheck={false}
          autoComplete="off"
          value={row.text}
          onChange={(event) => change({ ...row, text: event.target.value })}
        />
        <button
          type="button"
          className="button quiet icon small"
          aria-label={`Remove ${row.key || `row ${at + 1}`}`}
          disabled={!remove}
          onClick={remove ?? undefined}
        >
          <Icon name="close" size={12} />
        </button>
      </div>
      <Fault message={faults.get(keyId) ?? faults.get(valueId)} />
    </div>
  )
}
