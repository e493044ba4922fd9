import type { Controller } from './controller.ts'
import type { AppState } from './state.ts'
import type { ScreenPoint } from './targets.ts'

/** Something that can be done, with a name: what menus list and keys do. */
export interface Command {
  /** Stable: `node.rename`. */
  readonly id: string
  readonly title: string
  readonly shortcut?: string
  /** A line stands between groups. */
  readonly group: string
  /** For what is on or off. */
  readonly isOn?: boolean
  /** Why it cannot be done now. */
  readonly refusal?: string
  readonly run: () => void
}

/** What a command is made for: the state as it is, and where it was asked for. */
export interface Situation {
  readonly state: AppState
  readonly controller: Controller
  readonly point: ScreenPoint | null
}

/** Optional parts that are undefined are left out. */
export function present(commands: readonly (Loose | false)[]): Command[] {
  return commands.flatMap((command) => {
    if (!command) return []
    const { shortcut, refusal, ...rest } = command
    return [{ ...rest, ...(shortcut ? { shortcut } : {}), ...(refusal ? { refusal } : {}) }]
  })
}

export type Loose = Omit<Command, 'shortcut' | 'refusal'> & {
  readonly shortcut?: string | undefined
  readonly refusal?: string | undefined
}
