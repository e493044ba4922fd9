import { Icon } from '../common/Icon.tsx'

/** From one thing that is looked at to all of them. */
export function BackButton({ to, onBack }: { readonly to: string; readonly onBack: () => void }) {
  return (
    <button type="button" className="button quiet" onClick={onBack}>
      <Icon name="chevronLeft" size={14} />
      {to}
    </button>
  )
}
