import { BEHAVIORS, type Behavior, type ModifierForm } from './modifierForm.ts'

const WORDS: Readonly<Record<Behavior, string>> = {
  default: 'Takes a known value where there is one.',
  recompute: 'Always runs.',
  disable: 'Always runs, and so does what takes it.',
  ignore: 'What takes it does not run again because of it.',
}

interface CacheFieldsProps {
  readonly form: ModifierForm & { readonly kind: 'cache' }
  readonly change: (form: ModifierForm) => void
}

export function CacheFields({ form, change }: CacheFieldsProps) {
  return (
    <div className="form-row">
      <div className="inline-line">
        <span className="check-label">Cache</span>
        <select
          className="field"
          aria-label="How the cache treats it"
          value={form.behavior}
          onChange={(event) =>
            change({ ...form, behavior: BEHAVIORS.find((one) => one === event.target.value) ?? form.behavior })
          }
        >
          {BEHAVIORS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </div>
      <p className="dim">{WORDS[form.behavior]}</p>
    </div>
  )
}
