import type { Input } from './useInput.ts'
import type { Choice } from './widgetKind.ts'

export function ChoiceInput({ input, choices }: { readonly input: Input; readonly choices: readonly Choice[] }) {
  const { node, source, optional, give } = input
  const value = source?.kind === 'json' ? source.value : undefined
  const at = choices.findIndex((choice) => choice.value === value)
  const isForeign = source !== undefined && at < 0

  return (
    <select
      className={`field input-field ${isForeign ? 'invalid' : ''}`}
      aria-label={node.name}
      title={node.name}
      value={at < 0 ? '' : String(at)}
      onChange={(event) => {
        const choice = choices[Number(event.target.value)]
        if (choice) give(choice.value)
      }}
    >
      <option value="" disabled>
        {isForeign ? `${JSON.stringify(value)} is none of these` : optional ? 'default' : 'choose…'}
      </option>
      {choices.map((choice, index) => (
        <option key={choice.label} value={String(index)}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
