import type { Input } from './useInput.ts'

export function SwitchInput({ input: { node, source, give } }: { readonly input: Input }) {
  const value = source?.kind === 'json' ? source.value : undefined
  return (
    <label className="input-switch" title={node.name}>
      <input
        type="checkbox"
        role="switch"
        aria-label={node.name}
        checked={value === true}
        aria-checked={value === true}
        onChange={(event) => give(event.target.checked)}
      />
      <span className={source ? 'mono' : 'dim'}>{source ? String(value) : 'not set'}</span>
    </label>
  )
}
