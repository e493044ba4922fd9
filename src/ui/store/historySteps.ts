import type { Analysis } from './analysis.ts'
import type { Context } from './context.ts'
import type { Edit, ProjectDocument } from './document.ts'
import { type History, pushEdit, redo, undo } from './history.ts'
import type { KernelSync } from './kernelSync.ts'
import type { Projects } from './projects.ts'
import type { Showing } from './showing.ts'

/** Steps of the one history: each changes the document, and what goes by it follows. */
export interface HistorySteps {
  edit(...changes: readonly Edit[]): void
  /** As one step with a title; `analyze` is how the graph of another text or config is asked for. */
  push(title: string, edits: readonly Edit[], analyze?: () => void): void
  undo(): void
  redo(): void
}

interface Followers {
  readonly analysis: Analysis
  readonly kernel: KernelSync
  readonly showing: Showing
  readonly projects: Projects
}

export function createHistorySteps(context: Context, followers: Followers): HistorySteps {
  const { services, get, set, document } = context
  const { analysis, kernel, showing, projects } = followers

  function edit(...changes: readonly Edit[]): void {
    commit(pushEdit(get().history, changes, services.page.now()))
  }

  const push = (title: string, edits: readonly Edit[], analyze?: () => void) =>
    commit(pushEdit(get().history, edits, services.page.now(), title), analyze)

  async function step(take: (history: History) => History, word: string): Promise<void> {
    const { history } = get()
    const next = take(history)
    if (next === history) return
    const title = (word === 'Undid' ? history.past.at(-1) : history.future[0])?.title ?? null
    commit(next, () => analysis.restart())
    const { showStep } = await import('./showStep.ts')
    await showStep(context, analysis, { before: history.present, title, word })
  }

  /** `analyze` is how the graph of another text or config is asked for. */
  function commit(history: History, analyze = analysis.schedule): void {
    const before = document()
    if (history === get().history) return
    set({ history, changedSinceOrigin: true })
    afterChange(before, history.present, analyze)
  }

  function afterChange(before: ProjectDocument, now: ProjectDocument, analyze: () => void): void {
    const active = before.files.findIndex((file) => file.path === get().activeFile)
    // What is renamed keeps its place among the files.
    if (!now.files.some((file) => file.path === get().activeFile))
      set({ activeFile: (now.files[active] ?? now.files.at(-1))?.path ?? null })
    if (before.files !== now.files || before.settings.config !== now.settings.config) analyze()
    if (before.data !== now.data) void kernel.sync()
    if (before.settings.outputs !== now.settings.outputs || before.settings.view !== now.settings.view)
      showing.refresh()
    const runProblems = get().runProblems.filter((problem) => problem.scope === 'run')
    if (isAskedAnew(before, now) && runProblems.length < get().runProblems.length) set({ runProblems })
    projects.saveSoon()
  }

  return {
    edit,
    push,
    undo: () => void step(undo, 'Undid'),
    redo: () => void step(redo, 'Redid'),
  }
}

/** What was refused, or was wrong in what was given, may be no longer; what came from running stays until the next run. */
function isAskedAnew(before: ProjectDocument, now: ProjectDocument): boolean {
  const [was, is] = [before.settings, now.settings]
  return (
    before.files !== now.files ||
    before.data !== now.data ||
    was.config !== is.config ||
    was.inputs !== is.inputs ||
    was.overrides !== is.overrides ||
    was.outputs !== is.outputs
  )
}
