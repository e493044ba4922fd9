import type { Analysis } from './analysis.ts'
import { type Context, messageOf } from './context.ts'
import type { ProjectDocument } from './document.ts'
import { startHistory } from './history.ts'
import type { Origin } from './state.ts'

const SAVE_AFTER_MS = 400

export type OpenProject = (next: ProjectDocument, origin: Origin, changed?: boolean) => void

/** Opening and saving projects. */
export interface Projects {
  /** Saves once changes pause. */
  saveSoon(): void
  open: OpenProject
  /** Opens what is still on its way when it is there, unless something that was asked for later is open by then. */
  ask(): OpenProject
  openExample(id: string, open?: OpenProject): Promise<void>
  dispose(): void
}

export function createProjects(context: Context, analysis: Analysis): Projects {
  const { services, get, set, document, notify } = context
  let cancelSave = () => {}
  let isUnsaved = false
  let asked = 0
  let shown = 0
  const unsubscribe = services.page.onHide(() => {
    if (isUnsaved) services.projects.journal(document(), get().origin)
  })

  async function save(): Promise<void> {
    const saving = document()
    try {
      await services.projects.save(saving, get().origin)
      if (saving === document()) isUnsaved = false
    } catch (error) {
      notify('error', `Saving failed: ${messageOf(error)}. Download the project to keep it.`)
    }
  }

  function ask(): OpenProject {
    const own = ++asked
    return (next, origin, changed = false) => {
      if (own < shown) return
      shown = own
      show(next, origin, changed)
    }
  }

  function show(next: ProjectDocument, origin: Origin, changed: boolean): void {
    cancelSave()
    if (get().running) void services.kernel.stop()
    set({
      history: startHistory(next),
      origin,
      opened: get().opened + 1,
      changedSinceOrigin: changed,
      offer: null,
      program: null,
      shown: null,
      openGroups: new Set(),
      autoLayout: {},
      run: null,
      basis: null,
      stale: new Set(),
      oldValues: new Map(),
      result: null,
      resultOf: 'latest',
      runProblems: [],
      files: new Map(),
      selected: null,
      marked: new Set(),
      editedNote: null,
      reveal: null,
      activeFile: next.files[0]?.path ?? null,
      dialog: null,
      resultTab: 'result',
    })
    analysis.restart()
    void save()
  }

  async function openExample(id: string, open = ask()): Promise<void> {
    try {
      const [next, all] = await Promise.all([services.projects.loadExample(id), services.projects.examples()])
      const title = all.find((example) => example.id === id)?.title ?? id
      open(next, { kind: 'example', id, title })
    } catch (error) {
      notify('error', `The example could not be opened: ${messageOf(error)}.`)
    }
  }

  return {
    ask,
    open: (...project) => ask()(...project),
    openExample,
    saveSoon() {
      isUnsaved = true
      cancelSave()
      cancelSave = services.page.later(SAVE_AFTER_MS, () => void save())
    },
    dispose() {
      cancelSave()
      unsubscribe()
    },
  }
}
