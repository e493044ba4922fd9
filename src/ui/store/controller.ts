import {
  type AnalyzeRequest,
  defaultOutputs,
  type ExportFormat,
  foldEvents,
  type InputSource,
  isError,
  type Json,
  makeProblem,
  modulePaths,
  type Place,
  type Position,
  type Problem,
  type Program,
  planRun,
  type RunEvent,
  type RunPlan,
  type TableQuery,
  type ValueRef,
} from '../../engine/page.ts'
import type { Edit, ProjectDocument } from './document.ts'
import { amend, type History, pushEdit, redo, startHistory, undo } from './history.ts'
import type { Services } from './services.ts'
import type { AppState, AppStore, NoticeAction, Origin } from './state.ts'

const ANALYZE_AFTER_MS = 150
const SAVE_AFTER_MS = 400

/** What a person can do, each in words. Components call these; nothing else writes the store. */
export type Controller = ReturnType<typeof createController>

export function createController(store: AppStore, services: Services) {
  let version = 0
  let inFlight = false
  let cancelAnalyze = () => {}
  let cancelSave = () => {}
  let runs = 0
  let notices = 0
  /** Data files that the kernel has, by identity of their Blob. */
  const sent = new Map<string, Blob>()
  let loaded: Program | null = null

  const set = (parts: Partial<AppState>) => store.setState(parts)
  const get = () => store.getState()
  const unsubscribes = [services.kernel.onEvents(onEvents), services.kernel.onState(onSandbox)]

  function onSandbox(sandbox: AppState['sandbox'], message: string): void {
    set({ sandbox })
    if (sandbox === 'failed') notify('error', `The sandbox could not start: ${message}`)
    if (sandbox !== 'ready') {
      sent.clear()
      loaded = null
    } else void syncKernel()
  }

  function onEvents(events: readonly RunEvent[]): void {
    set({ run: foldEvents(get().run, events) })
  }

  function document(): ProjectDocument {
    return get().history.present
  }

  // --- edits -------------------------------------------------------------------------------------------------------

  function edit(change: Edit): void {
    commit(pushEdit(get().history, change, services.page.now()))
  }

  function commit(history: History): void {
    const before = get().history.present
    if (history === get().history) return
    set({ history, changedSinceOrigin: true })
    afterChange(before, history.present)
  }

  function afterChange(before: ProjectDocument, now: ProjectDocument): void {
    if (!now.files.some((file) => file.path === get().activeFile)) set({ activeFile: now.files[0]?.path ?? null })
    if (before.files !== now.files || before.settings.config !== now.settings.config) scheduleAnalysis()
    if (before.data !== now.data) void syncKernel()
    cancelSave()
    cancelSave = services.page.later(SAVE_AFTER_MS, () => void save())
  }

  async function save(): Promise<void> {
    try {
      await services.projects.save(document(), get().origin)
    } catch (error) {
      notify('error', `Saving failed: ${messageOf(error)}. Download the project to keep it.`)
    }
  }

  // --- analysis ----------------------------------------------------------------------------------------------------

  function scheduleAnalysis(): void {
    version++
    set({ analyzing: true })
    cancelAnalyze()
    cancelAnalyze = services.page.later(ANALYZE_AFTER_MS, () => void analyze())
  }

  /** One request at a time; an answer to an older text is dropped and the newest text is asked for. */
  async function analyze(): Promise<void> {
    if (inFlight) return
    inFlight = true
    const request = requestFor(document(), version)
    try {
      const analysis = (await services.analyzer.known(request)) ?? (await services.analyzer.analyze(request))
      if (request.version === version) acceptProgram(analysis.program)
    } catch (error) {
      if (request.version === version) {
        const problem = makeProblem('DW-PAGE-001', 'build', {
          message: `The analyzer failed: ${messageOf(error)}.`,
          hint: 'Change the code or reload the page; your work is saved.',
        })
        set({ analyzerProblem: problem, analyzing: false })
      }
    } finally {
      inFlight = false
      if (request.version !== version) void analyze()
    }
  }

  function acceptProgram(program: Program): void {
    const selected = get().selected
    const stillThere = program.graph.nodes.some((node) => node.name === selected)
    set({ program, analyzing: false, analyzerProblem: null, selected: stillThere ? selected : null })
    void syncKernel()
    void relayout()
  }

  /** Resolves when the shown graph is that of the text. */
  async function analyzed(): Promise<void> {
    cancelAnalyze()
    if (!get().analyzing) return
    void analyze()
    await new Promise<void>((resolve) => {
      const unsubscribe = store.subscribe((state) => {
        if (state.analyzing) return
        unsubscribe()
        resolve()
      })
    })
  }

  // --- layout ------------------------------------------------------------------------------------------------------

  let layoutToken = 0

  /** Places only what has no place: neither a person's nor an earlier layout's. */
  async function relayout(fromScratch = false): Promise<void> {
    const { program } = get()
    if (!program) return
    const { nodes } = program.graph
    const placed = fromScratch ? {} : { ...get().autoLayout, ...document().settings.layout }
    if (nodes.every((node) => Object.hasOwn(placed, node.name))) return
    const token = ++layoutToken
    set({ layingOut: true })
    const sizes = nodes.map((node) => ({ name: node.name, ...cardSize(node) }))
    const edges = nodes.flatMap((node) => node.dependencies.map((edge) => [edge.node, node.name] as const))
    const autoLayout = await services.layout.place({ nodes: sizes, edges })
    if (token !== layoutToken) return
    set({ autoLayout, layingOut: false })
    if (fromScratch) edit({ kind: 'setPositions', positions: {} })
  }

  // --- run ---------------------------------------------------------------------------------------------------------

  /** Gives the kernel what it lacks: the program, and data files that are new or changed. */
  let syncing: Promise<void> = Promise.resolve()
  function syncKernel(): Promise<void> {
    syncing = syncing.then(sync, sync)
    return syncing
  }

  async function sync(): Promise<void> {
    const { sandbox, program } = get()
    if (sandbox !== 'ready') return
    if (program && program !== loaded) {
      loaded = program
      await services.kernel.load(program)
    }
    const data = document().data
    for (const name of [...sent.keys()]) {
      if (data.has(name)) continue
      sent.delete(name)
      await services.kernel.removeFile(name)
      const files = new Map(get().files)
      files.delete(name)
      set({ files })
    }
    for (const [name, blob] of data) {
      if (sent.get(name) === blob) continue
      sent.set(name, blob)
      const report = await services.kernel.putFile(name, await blob.arrayBuffer())
      set({ files: new Map(get().files).set(name, report) })
    }
  }

  /** Requested outputs that exist, or the default ones. */
  function outputs(): readonly string[] {
    return requestedOutputs(get())
  }

  async function run(wanted: readonly string[] = outputs()): Promise<void> {
    if (get().running) return
    set({ running: true, runProblems: [] })
    try {
      await analyzed()
      await syncKernel()
      await runNow(wanted)
    } catch (error) {
      finishRun([brokenRun(error)])
    } finally {
      set({ running: false })
    }
  }

  async function runNow(wanted: readonly string[]): Promise<void> {
    const { program, sandbox } = get()
    if (!program || sandbox !== 'ready') {
      finishRun([
        makeProblem('DW-PAGE-002', 'request', {
          message: program ? 'The sandbox is not ready.' : 'There is no program to run yet.',
          hint: 'Try again in a moment, or reload the page.',
        }),
      ])
      return
    }
    const { settings } = document()
    const plan = planFor(get(), wanted)
    const errors = plan.problems.filter(isError)
    if (errors.length) {
      finishRun(errors)
      return
    }
    const reply = await services.kernel.run({
      run: ++runs,
      outputs: plan.outputs,
      inputs: settings.inputs,
      overrides: settings.overrides,
      adapter: settings.adapter,
      result: settings.result,
    })
    set({ result: reply.result ?? get().result, resultVersion: get().resultVersion + 1 })
    finishRun(reply.problems)
  }

  function finishRun(problems: readonly Problem[]): void {
    const tab = problems.some(isError) ? 'problems' : get().resultTab === 'problems' ? 'result' : get().resultTab
    set({ runProblems: problems, resultTab: tab })
  }

  function brokenRun(error: unknown): Problem {
    return makeProblem('DW-PAGE-003', 'run', {
      message: `The run broke off: ${messageOf(error)}.`,
      hint: 'Run again; if it happens again, reload the page.',
    })
  }

  let stopping = false
  /** The second press while the first is under way replaces the whole sandbox. */
  async function stop(): Promise<void> {
    if (!get().running) return
    if (stopping) {
      await services.kernel.restart()
      notify('info', 'The sandbox was replaced. Earlier results are gone; run again to get them.')
      return
    }
    stopping = true
    try {
      await services.kernel.stop()
    } finally {
      stopping = false
    }
  }

  // --- projects ----------------------------------------------------------------------------------------------------

  function open(next: ProjectDocument, origin: Origin, changed = false): void {
    cancelSave()
    if (get().running) void services.kernel.stop()
    set({
      history: startHistory(next),
      origin,
      opened: get().opened + 1,
      changedSinceOrigin: changed,
      offer: null,
      program: null,
      autoLayout: {},
      run: null,
      result: null,
      runProblems: [],
      files: new Map(),
      selected: null,
      reveal: null,
      activeFile: next.files[0]?.path ?? null,
      dialog: null,
      resultTab: 'result',
    })
    version++
    set({ analyzing: true })
    void analyze()
    void save()
  }

  async function openExample(id: string): Promise<void> {
    try {
      const [next, all] = await Promise.all([services.projects.loadExample(id), services.projects.examples()])
      const title = all.find((example) => example.id === id)?.title ?? id
      open(next, { kind: 'example', id, title })
    } catch (error) {
      notify('error', `The example could not be opened: ${messageOf(error)}.`)
    }
  }

  async function openFiles(files: readonly File[]): Promise<void> {
    try {
      open(await services.projects.fromFiles(files), { kind: 'file', name: files[0]?.name ?? 'files' })
    } catch (error) {
      notify('error', messageOf(error))
    }
  }

  async function resetToOrigin(): Promise<void> {
    const { origin } = get()
    if (origin.kind === 'example') await openExample(origin.id)
  }

  async function downloadProject(): Promise<void> {
    const zip = await services.projects.toZip(document())
    services.page.download(`${document().settings.name.replace(/[^\w-]+/g, '-') || 'project'}.zip`, zip)
  }

  // --- values ------------------------------------------------------------------------------------------------------

  async function downloadValue(ref: ValueRef, format: ExportFormat, name: string): Promise<void> {
    const reply = await services.kernel.exportValue(ref, format)
    if (reply.ok) services.page.download(`${name}.${format}`, new Blob([reply.bytes], { type: reply.mime }))
    else notify('error', `${reply.problem.message} ${reply.problem.hint}`)
  }

  async function copyValue(ref: ValueRef): Promise<void> {
    const reply = await services.kernel.exportValue(ref, 'json')
    if (!reply.ok) return notify('error', `${reply.problem.message} ${reply.problem.hint}`)
    await services.page.copy(new TextDecoder().decode(reply.bytes))
    notify('info', 'Copied.')
  }

  // --- view --------------------------------------------------------------------------------------------------------

  /** From the canvas: selects, and shows its code. From the editor's cursor: selects only. */
  function select(name: string | null, from: 'canvas' | 'code' = 'canvas'): void {
    if (name === get().selected) return
    set({ selected: name })
    const node = get().program?.graph.nodes.find((one) => one.name === name)
    if (from === 'canvas' && node?.extent && node.where) show(node.where)
  }

  function show(place: Place): void {
    if (!document().files.some((file) => file.path === place.file)) return
    set({ activeFile: place.file, reveal: { file: place.file, line: place.line, column: place.column } })
  }

  function notify(kind: 'info' | 'error', text: string, action?: NoticeAction): void {
    const id = ++notices
    set({ notices: [...get().notices, { id, kind, text, ...(action ? { action } : {}) }] })
    if (kind === 'info' && !action) services.page.later(3000, () => dismiss(id))
  }

  function dismiss(id: number): void {
    set({ notices: get().notices.filter((notice) => notice.id !== id) })
  }

  return {
    edit,
    setText: (path: string, text: string) => edit({ kind: 'setText', path, text }),
    setInput: (name: string, source: InputSource | null) => edit({ kind: 'setInput', name, source }),
    setConfig: (config: Readonly<Record<string, Json>>) => edit({ kind: 'setConfig', config }),
    toggleOutput(name: string): void {
      const current = outputs()
      edit({
        kind: 'setOutputs',
        outputs: current.includes(name) ? current.filter((one) => one !== name) : [...current, name],
      })
    },
    moveNodes: (positions: Readonly<Record<string, Position>>) => edit({ kind: 'moveNodes', positions }),
    /** Puts a data file into the project; with `input`, feeds that input from it. */
    addData(name: string, blob: Blob, input?: { readonly name: string; readonly column: string | null }): void {
      edit({ kind: 'putData', name, blob })
      if (input)
        edit({ kind: 'setInput', name: input.name, source: { kind: 'file', file: name, column: input.column } })
    },
    undo: () => commit(undo(get().history)),
    redo: () => commit(redo(get().history)),
    /** Lays out anew, without any place that a person gave; one undo step. */
    tidy: () => relayout(true),
    run,
    runTo: (name: string) => run([name]),
    stop,
    open,
    openNew: () => open(newProject(), { kind: 'new' }),
    openExample,
    openFiles,
    resetToOrigin,
    downloadProject,
    examples: () => services.projects.examples(),
    shareLink: () => services.projects.toLink(document()),
    copyText: (text: string) => services.page.copy(text),
    expand: (ref: ValueRef, offset: number, limit: number) => services.kernel.expand(ref, offset, limit),
    rows: (ref: ValueRef, query: TableQuery) => services.kernel.rows(ref, query),
    downloadValue,
    copyValue,
    select,
    show,
    notify,
    dismiss,
    view: (parts: Partial<Pick<AppState, 'activeFile' | 'resultTab' | 'sideTab' | 'theme' | 'dialog' | 'offer'>>) =>
      set(parts),
    amendPositions: (positions: Readonly<Record<string, Position>>) =>
      set({ history: amend(get().history, { kind: 'setPositions', positions }) }),
    dispose(): void {
      cancelAnalyze()
      cancelSave()
      for (const unsubscribe of unsubscribes) unsubscribe()
    },
  }
}

/** The chosen outputs that the graph has; where nothing was ever chosen, what no other function needs. */
export function requestedOutputs(state: Pick<AppState, 'history' | 'program'>): readonly string[] {
  const { program } = state
  const chosen = state.history.present.settings.outputs
  if (!program) return chosen ?? []
  if (!chosen) return defaultOutputs(program.graph)
  return chosen.filter((name) => program.graph.nodes.some((node) => node.name === name))
}

/** What pressing Run would do. */
export function planFor(state: Pick<AppState, 'history' | 'program'>, wanted: readonly string[]): RunPlan {
  const { settings } = state.history.present
  if (!state.program) return { outputs: [], order: [], inputs: [], problems: [] }
  return planRun(state.program.graph, {
    outputs: wanted,
    inputs: new Set(Object.keys(settings.inputs).filter((name) => isUsedInput(state, name))),
    overrides: new Set(Object.keys(settings.overrides)),
  })
}

/** A value that was kept for an input which the code no longer has is not given to the run. */
function isUsedInput(state: Pick<AppState, 'program'>, name: string): boolean {
  return state.program?.graph.nodes.some((node) => node.name === name && node.kind === 'input') ?? false
}

/** A card's size by what stands on it; the canvas draws cards of just this size. */
export function cardSize(node: { readonly name: string; readonly kind: string }): { width: number; height: number } {
  const width = Math.min(280, Math.max(168, 56 + node.name.length * 8.2))
  return { width: Math.ceil(width / 4) * 4, height: node.kind === 'function' ? 76 : 92 }
}

export function newProject(): ProjectDocument {
  const text =
    '/** Twice the number. Write exported functions: each is a node, its parameters are its edges. */\nexport function doubled(x: number): number {\n  return 2 * x\n}\n'
  return {
    files: [{ path: 'main.ts', text }],
    data: new Map(),
    settings: {
      name: 'untitled',
      modules: null,
      config: {},
      inputs: { x: { kind: 'json', value: 21 } },
      overrides: {},
      outputs: null,
      adapter: { kind: 'workers', workers: 2 },
      result: 'dict',
      layout: {},
    },
  }
}

export function requestFor(document: ProjectDocument, version: number): AnalyzeRequest {
  const { files, settings } = document
  const paths = files.map((file) => file.path)
  return { version, files, modules: modulePaths(settings, paths), config: settings.config }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
