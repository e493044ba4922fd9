import { useShowCode } from '../useShowCode.ts'
import type { Refusal } from './draft.ts'

/** Why something typed was not taken, under its field. */
export function Refused({ refusal, id }: { readonly refusal: Refusal | null; readonly id?: string }) {
  const showCode = useShowCode()
  if (!refusal) return null
  const { message, hint, where } = refusal
  return (
    <div id={id} className="field-refusal" role="alert">
      <p>{message}</p>
      {hint && <p className="field-hint">{hint}</p>}
      {where && (
        <button type="button" className="field-show" onClick={() => showCode(where)}>
          Show in code
        </button>
      )}
    </div>
  )
}
