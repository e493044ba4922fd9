import type {
  CanvasNote,
  EditIntent,
  FlowDirection,
  InputSource,
  Json,
  Position,
  TableQuery,
  ValueRef,
} from '../../engine/page.ts'
import { createAnalysis } from './analysis.ts'
import type { Alignment, Axis } from './arrange.ts'
import type { AutoRunner } from './autoRun.ts'
import { markCards } from './chosen.ts'
import { createContext } from './context.ts'
import { followKernel } from './followKernel.ts'
import { createHistorySteps } from './historySteps.ts'
import { createKeptCache } from './keptCache.ts'
import { createKernelSync } from './kernelSync.ts'
import { createLayout } from './layout.ts'
import type { Beside, ProgramEdits } from './programEdits.ts'
import { createProjects } from './projects.ts'
import { requestedOutputs } from './requestedRun.ts'
import { createRuns } from './runs.ts'
import { createSelecting } from './selecting.ts'
import type { Services } from './services.ts'
import { createShowing } from './showing.ts'
import { followStaleness } from './staleness.ts'
import type { AppState, AppStore } from './state.ts'
import type { EdgeTarget } from './targets.ts'
import type { ValueFile } from './valueFile.ts'
import { createVersions } from './versions.ts'

/** What a person can do, each in words. Components call these; nothing else writes the store. */
export type Controller = ReturnType<typeof createController>

type View = Pick<
  AppState,
  | 'activeFile'
  | 'resultTab'
  | 'sideTab'
  | 'theme'
  | 'dialog'
  | 'offer'
  | 'editedNote'
  | 'menu'
  | 'prompt'
  | 'palette'
  | 'wish'
  | 'connecting'
>

/** A setting of who looks, so that no project can switch it on. */
const AUTO_RUN = 'autoRun'

export function createController(store: AppStore, services: Services) {
  const context = createContext(store, services)
  const { get, set, document, notify, dismiss } = context
  const cache = createKeptCache(context)
  const kernel = createKernelSync(context, cache)
  const layout = createLayout(context)
  const showing = createShowing(context)
  const versions = createVersions(context)
  const analysis = createAnalysis(context, showing, () => {
    versions.soon()
    kernel.syncSoon()
    void layout.follow()
  })
  const projects = createProjects(context, analysis)
  const runs = createRuns(context, { analysis, versions, kernel, cache })
  const unfollow = followStaleness(context)
  let autoRun: Promise<AutoRunner> | null = null
  /** What runs by itself comes when it is first switched on. */
  function onAutoRun(): Promise<AutoRunner> {
    autoRun ??= import('./autoRun.ts').then(({ createAutoRun }) => createAutoRun(context, runs))
    return autoRun
  }
  if (services.page.setting(AUTO_RUN) === 'on') {
    set({ autoRun: { on: true, waits: null } })
    void onAutoRun()
  }
  const unfollowKernel = followKernel(context, { kernel, projects })

  const { edit, push, undo, redo } = createHistorySteps(context, { analysis, kernel, showing, projects })

  let programEdits: Promise<ProgramEdits> | null = null
  /** What changes code from the graph comes when it is first asked for. */
  function onProgram(): Promise<ProgramEdits> {
    programEdits ??= import('./programEdits.ts').then(({ createProgramEdits }) =>
      createProgramEdits(context, { analysis, push }),
    )
    return programEdits
  }

  const { select, setGroup, foldModule, show } = createSelecting(context, { edit, showing })

  /** What is done to the look of the graph comes when it is first asked for. */
  async function onCanvas() {
    const { createCanvasActions } = await import('./canvasActions.ts')
    return createCanvasActions(context, { edit, layout })
  }

  /** What this browser keeps for the palette. */
  async function kept() {
    const { createKeptActions } = await import('./keptActions.ts')
    return createKeptActions(context)
  }

  async function onProjects() {
    const { createProjectActions } = await import('./projectActions.ts')
    return createProjectActions(context, projects)
  }

  async function onValues() {
    const { createValueActions } = await import('./valueActions.ts')
    return createValueActions(context)
  }

  function run(wanted?: readonly string[]): Promise<void> {
    void autoRun?.then((auto) => auto.ranByHand())
    return runs.run(wanted)
  }

  const controller = {
    edit,
    setText: (path: string, text: string) => edit({ kind: 'setText', path, text }),
    setInput: (name: string, source: InputSource | null) => edit({ kind: 'setInput', name, source }),
    setConfig: (config: Readonly<Record<string, Json>>) => edit({ kind: 'setConfig', config }),
    toggleOutput(name: string): void {
      const current = requestedOutputs(get())
      const outputs = current.includes(name) ? current.filter((one) => one !== name) : [...current, name]
      edit({ kind: 'setOutputs', outputs })
    },
    moveNodes: (positions: Readonly<Record<string, Position>>) => edit({ kind: 'moveNodes', positions }),
    /** One undo step of the program; gives why not where it is refused, and then nothing has changed. */
    change: (intent: EditIntent, ...besides: readonly Beside[]) =>
      onProgram().then((edits) => edits.change(intent, ...besides)),
    /** Several edits as one step, on what the first one makes. */
    series: (...given: Parameters<ProgramEdits['series']>) => onProgram().then((edits) => edits.series(...given)),
    /** As `change`; a refusal is told by a notice. */
    attempt: (intent: EditIntent, ...besides: readonly Beside[]) =>
      onProgram().then((edits) => edits.attempt(intent, ...besides)),
    selectEdge(edge: EdgeTarget | null): void {
      select(null)
      set({ selectedEdge: edge })
    },
    kept,
    /** What the editor asks of the analyzer. */
    language: () => import('./language.ts').then(({ createLanguage }) => createLanguage(context, push)),
    fits: (source: string) => onProgram().then((edits) => edits.fits(source)),
    /** Pins a node's value, which then does not run; undefined lets it go. */
    pin: (name: string, value: Json | undefined) => edit({ kind: 'setOverride', name, value }),
    undo,
    redo,
    /** Lays out anew, without any place that a person gave; one undo step. */
    tidy: () => onCanvas().then((canvas) => canvas.tidy()),
    setDirection: (to: FlowDirection) => onCanvas().then((canvas) => canvas.setDirection(to)),
    toggleModuleFrames: () => onCanvas().then((canvas) => canvas.toggleModuleFrames()),
    foldModule,
    /** Of the marked cards, or of the selected one. */
    align: (how: Alignment) => onCanvas().then((canvas) => canvas.align(how)),
    distribute: (axis: Axis) => onCanvas().then((canvas) => canvas.distribute(axis)),
    addNote: (at: Position) => onCanvas().then((canvas) => canvas.addNote(at)),
    changeNote: (id: string, parts: Partial<Omit<CanvasNote, 'id'>>) =>
      onCanvas().then((canvas) => canvas.changeNote(id, parts)),
    removeNote: (id: string) => onCanvas().then((canvas) => canvas.removeNote(id)),
    mark: (names: Iterable<string>) => set(markCards(get(), names)),
    run,
    runTo: (name: string) => run([name]),
    /** What the next run would do, and why. */
    nextPlan: runs.nextPlan,
    measureCache: () => void cache.measure(),
    async clearCache(all = false): Promise<void> {
      await cache.clear(all)
      await cache.measure()
      notify('info', 'The cache is empty: the next run runs all that it needs.')
    },
    /** Without anything that earlier runs gave. */
    async runAnew(): Promise<void> {
      await cache.clear()
      await run()
    },
    stop() {
      void autoRun?.then((auto) => auto.stopped())
      return runs.stop()
    },
    async setAutoRun(on: boolean): Promise<void> {
      services.page.keepSetting(AUTO_RUN, on ? 'on' : 'off')
      ;(await onAutoRun()).switchTo(on)
    },
    open: projects.open,
    /** For a project that is still on its way. */
    askForProject: projects.ask,
    openNew: () => onProjects().then((own) => own.openNew()),
    openExample: projects.openExample,
    openFiles: (files: readonly File[]) => onProjects().then((own) => own.openFiles(files)),
    openPrevious: () => onProjects().then((own) => own.openPrevious()),
    resetToOrigin: () => onProjects().then((own) => own.resetToOrigin()),
    downloadProject: () => onProjects().then((own) => own.download()),
    examples: () => services.projects.examples(),
    shareLink: () => services.projects.toLink(document()),
    copyText: (text: string) => services.page.clipboard().writeText(text),
    expand: (ref: ValueRef, offset: number, limit: number) => services.kernel.expand(ref, offset, limit),
    rows: (ref: ValueRef, query: TableQuery) => services.kernel.rows(ref, query),
    downloadJson: (name: string, data: object) =>
      services.page.download(`${name}.json`, new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' })),
    download: (name: string, blob: Blob) => services.page.download(name, blob),
    profile: (ref: ValueRef) => services.kernel.profile(ref),
    stopProfiles: () => services.kernel.stopProfiles(),
    image: (ref: ValueRef) => services.kernel.image(ref),
    takeValue: (file: ValueFile, signal: AbortSignal) => onValues().then((values) => values.takeValue(file, signal)),
    downloadValue: (file: ValueFile) => onValues().then((values) => values.downloadValue(file)),
    copyValue: (ref: ValueRef) => onValues().then((values) => values.copyValue(ref)),
    /** The names of its columns; null where it has none, or it would take long to know. */
    columnsIn: (file: File) =>
      import('./lookInto.ts').then(async ({ lookInto }) => (await lookInto(file.name, file, services)).columns),
    cancelFile: (name: string) => services.kernel.cancelFile(name),
    /** As a data file of the project has it. */
    downloadFile(name: string): void {
      const blob = document().data.get(name)
      if (blob) services.page.download(name.replace(/^.*\//, ''), blob)
    },
    /** A value as JSON text; null where it cannot be had, which is told. */
    jsonOf: (ref: ValueRef) => onValues().then((values) => values.jsonOf(ref)),
    /** Copies, cuts and pastes through the system's clipboard. */
    clipboard: () => onCanvas().then((canvas) => canvas.clipboard(controller)),
    select,
    setGroup,
    show,
    notify,
    dismiss,
    view: (parts: Partial<View>) => set(parts),
    dispose(): void {
      for (const one of [analysis, versions, projects, runs, kernel, cache]) one.dispose()
      unfollow()
      void autoRun?.then((auto) => auto.dispose())
      unfollowKernel()
    },
  }
  return controller
}
