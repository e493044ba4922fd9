import type { ModifierSpec } from '../../../engine/page.ts'
import { Icon } from '../../common/Icon.tsx'
import { useShowCode } from '../useShowCode.ts'

interface ModifierLineProps {
  readonly modifier: ModifierSpec
  /** Only to be read, and shown in the code. */
  readonly isFixed: boolean
  readonly edit: () => void
  readonly remove: () => Promise<void>
}

export function ModifierLine({ modifier: { name, text, where }, isFixed, edit, remove }: ModifierLineProps) {
  const showCode = useShowCode()
  return (
    <li className="modifier-line">
      {isFixed ? (
        <code className="modifier-call">{text}</code>
      ) : (
        <button type="button" className="modifier-call mono" aria-label={`Edit ${name}`} title="Edit" onClick={edit}>
          {text}
        </button>
      )}
      {where && (
        <button
          type="button"
          className="button quiet icon small"
          aria-label={`Show ${name} in the code`}
          title={`Show in the code (${where.file}:${where.line})`}
          onClick={() => showCode(where)}
        >
          <Icon name="code" size={14} />
        </button>
      )}
      {!isFixed && (
        <button
          type="button"
          className="button quiet icon small"
          aria-label={`Remove ${name}`}
          title="Remove it from the code"
          onClick={() => void remove()}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </li>
  )
}
