import type { Loose } from '../store/command.ts'
import type { Controller } from '../store/controller.ts'
import type { AppState, Theme } from '../store/state.ts'

/** What of the browser commands need. */
export interface PageTools {
  /** Panels stand side by side; else they are tabs. */
  readonly isWide: boolean
  readonly mostWorkers: number
  pickFiles(): void
  rememberTheme(theme: Theme): void
}

export interface Situation {
  readonly state: AppState
  readonly controller: Controller
  readonly tools: PageTools
}

/** Those that cannot be had there are left out. */
export type Commands = readonly (Loose | false)[]
