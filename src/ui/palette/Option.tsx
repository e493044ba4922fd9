import { memo } from 'react'
import { Icon } from '../common/Icon.tsx'
import type { Found } from './rank.ts'

interface OptionProps {
  readonly id: string
  readonly found: Found
  readonly isActive: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

/** One line of a palette. */
export const Option = memo(
  function Option({ id, found: { entry, marks }, isActive, onPoint, onChoose }: OptionProps) {
    const { icon, title, isCode, detail, note, shortcut, refusal } = entry
    return (
      // The field has the focus and the keys; a line takes the pointer alone.
      // biome-ignore lint/a11y/useFocusableInteractive: it is named by aria-activedescendant
      // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field takes it
      <div
        id={id}
        role="option"
        className="palette-option"
        aria-selected={isActive}
        aria-disabled={refusal ? true : undefined}
        title={refusal}
        onPointerMove={onPoint}
        onPointerDown={(event) => event.preventDefault()}
        onClick={onChoose}
      >
        <Icon name={icon} size={14} />
        <span className="palette-words ellipsis">
          <span className={isCode ? 'palette-title mono' : 'palette-title'}>
            <Marked text={title} marks={marks} />
          </span>
          {detail && <span className="palette-detail">{detail}</span>}
        </span>
        {note && <span className="palette-note ellipsis">{note}</span>}
        {shortcut && (
          <span className="palette-shortcut">
            {shortcut.split(' ').map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </span>
        )}
      </div>
    )
  },
  (one, other) => one.id === other.id && one.found === other.found && one.isActive === other.isActive,
)

/** The letters that were typed stand out. */
function Marked({ text, marks }: { readonly text: string; readonly marks: readonly number[] }) {
  if (marks.length === 0) return text
  const marked = new Set(marks)
  const parts: { readonly start: number; text: string; readonly isMarked: boolean }[] = []
  for (let at = 0; at < text.length; at++) {
    const last = parts.at(-1)
    if (last && last.isMarked === marked.has(at)) last.text += text[at]
    else parts.push({ start: at, text: text[at] ?? '', isMarked: marked.has(at) })
  }
  return parts.map((part) => (part.isMarked ? <mark key={part.start}>{part.text}</mark> : part.text))
}
