import { Icon } from '../common/Icon.tsx'
import type { Section } from './gridPages.ts'

interface SectionsProps {
  readonly section: Section
  readonly total: number
  readonly onGo: (index: number) => void
}

/** Walks the parts of a table that is too long for one scroller. At its ends a button stays, with the keys that are on it. */
export function Sections({ section, total, onGo }: SectionsProps) {
  const { index, count, first, rows } = section
  const text = [first + 1, first + rows, total].map((number) => number.toLocaleString('en'))
  return (
    <nav className="grid-sections" aria-label="Parts of the table">
      <button
        type="button"
        className="button quiet icon"
        aria-label="Earlier rows"
        aria-disabled={index === 0}
        onClick={() => index > 0 && onGo(index - 1)}
      >
        <Icon name="chevronLeft" />
      </button>
      rows {text[0]} to {text[1]} of {text[2]}
      <button
        type="button"
        className="button quiet icon"
        aria-label="Later rows"
        aria-disabled={index === count - 1}
        onClick={() => index < count - 1 && onGo(index + 1)}
      >
        <Icon name="chevronRight" />
      </button>
    </nav>
  )
}
