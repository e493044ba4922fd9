import type { IconName } from '../common/iconPaths.ts'

/** A line of a palette: something that can be chosen. */
export interface Entry {
  /** Stable, for what was used lately: `command canvas.tidy`, `node spend`. */
  readonly id: string
  readonly title: string
  readonly icon: IconName
  /** The title is a name out of the code. */
  readonly isCode?: boolean
  /** Behind the title, dim: what it is about. */
  readonly detail?: string
  /** At the end of the line: a type, a module. */
  readonly note?: string
  readonly shortcut?: string
  /** Other words that it is found by. */
  readonly words?: string
  /** The heading that it stands under while nothing is typed. */
  readonly group: string
  /** Told of the line that Enter would take. */
  readonly about?: About
  /** Why it cannot be chosen now. */
  readonly refusal?: string
  /** It is listed however many there are before it. */
  readonly isLast?: boolean
  /** Choosing it leads on within the palette. */
  readonly stays?: boolean
  /** What takes it out of the list for good. */
  readonly remove?: () => void
  readonly run: () => void
}

export interface About {
  readonly code?: string
  readonly text?: string
}
