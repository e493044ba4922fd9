import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  Basis,
  FileProgress,
  FileReport,
  Position,
  Problem,
  Program,
  ResultView,
  RunState,
  SourceText,
  ValueSummary,
} from '../../engine/page.ts'
import type { CacheSizes } from './cacheSize.ts'
import { EMPTY_DOCUMENT } from './document.ts'
import { type History, startHistory } from './history.ts'
import type { KeptPalette } from './kept.ts'
import type { Shown } from './shown.ts'
import type { Connecting, EdgeTarget, OpenMenu, Palette, Prompt, Wish } from './targets.ts'

/** Where the open project came from; `files` as they came, to compare with. */
export type Origin =
  | { readonly kind: 'example'; readonly id: string; readonly title: string }
  | { readonly kind: 'new' }
  | { readonly kind: 'file'; readonly name: string; readonly files: readonly SourceText[] }
  | { readonly kind: 'link'; readonly files: readonly SourceText[] }

/** A project that waits for the user's consent: shown on a card, never run before. */
export interface Offer {
  readonly name: string
  readonly modules: readonly string[]
  readonly imports: readonly string[]
  readonly dataFiles: readonly string[]
  readonly bytes: number
  /** Opens it; nothing runs by that either. */
  readonly accept: () => void
  readonly decline: () => void
}

export type ResultTab = 'result' | 'problems' | 'quality' | 'console' | 'timeline' | 'files'
export type SideTab = 'code' | 'inspector'
export type Theme = 'system' | 'light' | 'dark'

/** A wish to show a place: a new object each time, so that the same place can be shown twice. */
export interface Reveal {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Runs by themselves when something changes: a setting of who looks, never of a project. */
export interface AutoRun {
  readonly on: boolean
  /** Why it does not run at the moment, as a sentence; null where nothing keeps it from it. */
  readonly waits: string | null
}

export interface Notice {
  readonly id: number
  readonly kind: 'info' | 'error'
  readonly text: string
  /** A button beside the text; such a notice stays until it is pressed or dismissed. */
  readonly action?: NoticeAction
}

export interface NoticeAction {
  readonly label: string
  readonly run: () => void
}

export interface AppState {
  // the project
  readonly history: History
  readonly origin: Origin
  /** Counts opened projects: editors and layouts start anew when it changes. */
  readonly opened: number
  /** Null while the project is as it was saved or opened. */
  readonly changedSinceOrigin: boolean
  readonly offer: Offer | null
  /** The name of the project with work in it that was open before: the way back. */
  readonly previous: string | null

  // analysis
  readonly program: Program | null
  /** Of the program's graph what is drawn, and how. */
  readonly shown: Shown | null
  /** The text changed and the answer is not there yet. */
  readonly analyzing: boolean
  readonly formatting: boolean
  /** What the compiler could not even start on: the analyzer itself failed. */
  readonly analyzerProblem: Problem | null
  readonly files: ReadonlyMap<string, FileReport>
  /** How far the large ones among those that are being read have come. */
  readonly reading: ReadonlyMap<string, FileProgress>
  /** Files that the latest run wrote. */
  readonly written: readonly string[]

  // layout: derived places of nodes that nobody placed
  readonly autoLayout: Readonly<Record<string, Position>>
  readonly layingOut: boolean

  // run
  readonly sandbox: 'starting' | 'ready' | 'failed'
  readonly run: RunState | null
  /** What the checks of the run before found. */
  readonly checkedBefore: RunState['checks'] | null
  readonly running: boolean
  /** Somebody asked for the latest run; else it came by itself. */
  readonly runByHand: boolean
  /** It has been running long enough to be worth a look: what is done within a blink leaves the page as it is until it is done. */
  readonly showsRunning: boolean
  /** What the values of `run` are made from. */
  readonly basis: Basis | null
  /** Nodes for which a run would now be made from something else. */
  readonly stale: ReadonlySet<string>
  /** What nodes gave in runs before `run`: shown, dimmed, until there is something new. */
  readonly oldValues: ReadonlyMap<string, ValueSummary>
  readonly autoRun: AutoRun
  /** What is kept of what nodes gave, as it was last measured; null where that is not known. */
  readonly cacheSizes: CacheSizes | null
  readonly result: ResultView | null
  /** Whose it is: the latest run's, what that gave before it failed or was stopped, or an earlier one's. */
  readonly resultOf: 'latest' | 'part' | 'earlier'
  /** Counts results: views of values start anew when it changes. */
  readonly resultVersion: number
  /** Why a run did not start, or what it ended with. */
  readonly runProblems: readonly Problem[]

  // view: no steps of history
  readonly selected: string | null
  /** Several cards that are selected together, `selected` among them; empty while it is one or none. */
  readonly marked: ReadonlySet<string>
  /** The edge that keys are about; no card is selected then. */
  readonly selectedEdge: EdgeTarget | null
  readonly menu: OpenMenu | null
  readonly prompt: Prompt | null
  readonly palette: Palette | null
  readonly wish: Wish | null
  /** Null until a palette was opened. */
  readonly kept: KeptPalette | null
  readonly connecting: Connecting | null
  /** Cards that a step through the history changed, for a moment. */
  readonly flashed: ReadonlySet<string>
  /** The note that is being written on. */
  readonly editedNote: string | null
  /** Functions whose made nodes are drawn, each as a card of its own; cards of modules that were folded and are opened. */
  readonly openGroups: ReadonlySet<string>
  readonly activeFile: string | null
  readonly reveal: Reveal | null
  readonly resultTab: ResultTab
  readonly sideTab: SideTab
  readonly theme: Theme
  readonly dialog: 'help' | 'share' | 'examples' | null
  readonly notices: readonly Notice[]
}

export type AppStore = StoreApi<AppState>

export function createAppStore(initial: Partial<AppState> = {}): AppStore {
  return createStore<AppState>(() => ({
    history: startHistory(EMPTY_DOCUMENT),
    origin: { kind: 'new' },
    opened: 0,
    changedSinceOrigin: false,
    offer: null,
    previous: null,
    program: null,
    shown: null,
    analyzing: false,
    formatting: false,
    analyzerProblem: null,
    files: new Map(),
    reading: new Map(),
    written: [],
    autoLayout: {},
    layingOut: false,
    sandbox: 'starting',
    run: null,
    checkedBefore: null,
    running: false,
    runByHand: false,
    showsRunning: false,
    basis: null,
    stale: new Set(),
    oldValues: new Map(),
    autoRun: { on: false, waits: null },
    cacheSizes: null,
    result: null,
    resultOf: 'latest',
    resultVersion: 0,
    runProblems: [],
    selected: null,
    marked: new Set(),
    selectedEdge: null,
    menu: null,
    prompt: null,
    palette: null,
    wish: null,
    kept: null,
    connecting: null,
    flashed: new Set(),
    editedNote: null,
    openGroups: new Set(),
    activeFile: null,
    reveal: null,
    resultTab: 'result',
    sideTab: 'code',
    theme: 'system',
    dialog: null,
    notices: [],
    ...initial,
  }))
}
