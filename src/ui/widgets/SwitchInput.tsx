import { useController } from '../store/react.tsx'
import type { Input } from './useInput.ts'

export function SwitchInput({ input: { node, source } }: { readonly input: Input }) {
  const controller = useController()
  const value = source?.kind === 'json' ? source.value : undefined
  return (
    <label className="input-switch" title={node.name}>
      <input
        type="checkbox"
        role="switch"
        aria-label={node.name}
        checked={value === true}
        aria-checked={value === true}
        onChange={(event) => controller.setInput(node.name, { kind: 'json', value: event.target.checked })}
      />
      <span className={source ? 'mono' : 'dim'}>{source ? String(value) : 'not set'}</span>
    </label>
  )
}
