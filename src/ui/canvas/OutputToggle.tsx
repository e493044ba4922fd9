import { useController } from '../store/react.tsx'

export function OutputToggle({ name, isOn }: { readonly name: string; readonly isOn: boolean }) {
  const controller = useController()
  return (
    <button
      type="button"
      className="output-toggle nodrag"
      aria-label={`output ${name}`}
      aria-pressed={isOn}
      title={isOn ? 'An output: Run computes it. Leave it out (o)' : 'Make it an output, which Run computes (o)'}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        controller.toggleOutput(name)
      }}
    >
      <span className="output-dot" />
    </button>
  )
}
