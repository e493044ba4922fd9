import type { Analysis } from './analysis.ts'
import { type Context, messageOf } from './context.ts'
import type { ProjectDocument } from './document.ts'
import { startHistory } from './history.ts'
import { newProject } from './newProject.ts'
import type { Origin } from './state.ts'

const SAVE_AFTER_MS = 400

/** Opening, saving and taking projects along. */
export interface Projects {
  /** Saves once changes pause. */
  saveSoon(): void
  open(next: ProjectDocument, origin: Origin, changed?: boolean): void
  openNew(): void
  openExample(id: string): Promise<void>
  openFiles(files: readonly File[]): Promise<void>
  /** The project with work in it that was open before. */
  openPrevious(): Promise<void>
  /** Goes back to the example as its author made it. */
  resetToOrigin(): Promise<void>
  download(): Promise<void>
  dispose(): void
}

export function createProjects(context: Context, analysis: Analysis): Projects {
  const { services, get, set, document, notify } = context
  let cancelSave = () => {}
  let isUnsaved = false
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
      shown: null,
      openGroups: new Set(),
      autoLayout: {},
      run: null,
      result: null,
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

  async function openExample(id: string): Promise<void> {
    try {
      const [next, all] = await Promise.all([services.projects.loadExample(id), services.projects.examples()])
      const title = all.find((example) => example.id === id)?.title ?? id
      open(next, { kind: 'example', id, title })
    } catch (error) {
      notify('error', `The example could not be opened: ${messageOf(error)}.`)
    }
  }

  return {
    open,
    openExample,
    saveSoon() {
      isUnsaved = true
      cancelSave()
      cancelSave = services.page.later(SAVE_AFTER_MS, () => void save())
    },
    openNew: () => open(newProject(), { kind: 'new' }),
    async openFiles(files) {
      try {
        open(await services.projects.fromFiles(files), { kind: 'file', name: files[0]?.name ?? 'files' })
      } catch (error) {
        notify('error', messageOf(error))
      }
    },
    async openPrevious() {
      const previous = await services.projects.previous()
      if (previous) open(previous.document, previous.origin, true)
    },
    async resetToOrigin() {
      const { origin } = get()
      if (origin.kind === 'example') await openExample(origin.id)
    },
    async download() {
      const { name } = document().settings
      const zip = await services.projects.toZip(document())
      services.page.download(`${name.replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'project'}.zip`, zip)
    },
    dispose() {
      cancelSave()
      unsubscribe()
    },
  }
}
