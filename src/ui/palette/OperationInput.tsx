import { useId, useState } from 'react'
import type { OperationAnswers, OperationField } from '../../engine/operations.ts'
import { isMany, splitList, toggleChoice } from './operationForm.ts'

type Answer = OperationAnswers[string]

interface OperationInputProps {
  readonly field: OperationField
  readonly answer: Answer
  readonly problem: string | null
  readonly onAnswer: (answer: Answer) => void
}

/** One field of an operation, by its kind; what is wrong stands below it. */
export function OperationInput({ field, answer, problem, onAnswer }: OperationInputProps) {
  const id = useId()
  const { label, hint, optional } = field
  const shared = {
    id,
    field,
    invalid: problem !== null,
    describedBy: problem ? `${id}-problem` : hint ? `${id}-hint` : undefined,
  }
  const many = isMany(field)
  return (
    <div className="palette-field" data-field={field.id}>
      <label id={`${id}-label`} htmlFor={many && field.choices ? undefined : id}>
        {label}
        {optional && <span className="palette-optional"> optional</span>}
      </label>
      {many ? (
        <ManyInput {...shared} chosen={typeof answer === 'string' ? splitList(answer) : answer} onAnswer={onAnswer} />
      ) : (
        <OneInput {...shared} answer={typeof answer === 'string' ? answer : answer.join(', ')} onAnswer={onAnswer} />
      )}
      {problem ? (
        <p id={`${id}-problem`} className="palette-problem">
          {problem}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="palette-hint">
            {hint}
          </p>
        )
      )}
    </div>
  )
}

interface Shared {
  readonly id: string
  readonly field: OperationField
  readonly invalid: boolean
  readonly describedBy: string | undefined
}

type OneProps = Shared & { readonly answer: string; readonly onAnswer: (answer: string) => void }

function OneInput({ id, field, invalid, describedBy, answer, onAnswer }: OneProps) {
  const { kind, choices, optional } = field
  const isChosen = kind === 'choice' || kind === 'column' || kind === 'node'
  if (choices && isChosen) {
    return (
      <select
        id={id}
        className={kind === 'choice' ? 'field' : 'field mono'}
        value={answer}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={(event) => onAnswer(event.target.value)}
      >
        {optional && <option value="">none</option>}
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )
  }
  return (
    <>
      <input
        id={id}
        className={kind === 'number' || kind === 'text' ? 'field' : 'field mono'}
        value={answer}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        list={choices ? `${id}-choices` : undefined}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onAnswer(event.target.value)}
      />
      {choices && (
        <datalist id={`${id}-choices`}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </datalist>
      )}
    </>
  )
}

type ManyProps = Shared & { readonly chosen: readonly string[]; readonly onAnswer: (answer: readonly string[]) => void }

/** Marks to press where it is known what there is; else names with commas. */
function ManyInput({ id, field, invalid, describedBy, chosen, onAnswer }: ManyProps) {
  const [text, setText] = useState(() => chosen.join(', '))
  const { kind, choices } = field
  if (!choices) {
    return (
      <input
        id={id}
        className="field mono"
        value={text}
        placeholder="region, year"
        aria-invalid={invalid}
        aria-describedby={describedBy}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value)
          onAnswer(splitList(event.target.value))
        }}
      />
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside its marks
    <div role="group" className="palette-chips" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      {choices.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={kind === 'columns' ? 'palette-chip mono' : 'palette-chip'}
          aria-pressed={chosen.includes(value)}
          onClick={() => onAnswer(toggleChoice(chosen, value))}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
