import { type Context, messageOf } from './context.ts'
import { newProject } from './newProject.ts'
import type { Projects } from './projects.ts'

/** Opening other projects and taking this one along; loaded when the first of it is asked for. */
export function createProjectActions({ services, get, document, notify }: Context, projects: Projects) {
  return {
    openNew: () => projects.open(newProject(), { kind: 'new' }),
    async openFiles(files: readonly File[]): Promise<void> {
      const open = projects.ask()
      try {
        const next = await services.projects.fromFiles(files)
        open(next, { kind: 'file', name: files[0]?.name ?? 'files', files: next.files })
      } catch (error) {
        notify('error', messageOf(error))
      }
    },
    /** The project with work in it that was open before. */
    async openPrevious(): Promise<void> {
      const open = projects.ask()
      const previous = await services.projects.previous()
      if (previous) open(previous.document, previous.origin, true)
    },
    /** Goes back to the example as its author made it. */
    async resetToOrigin(): Promise<void> {
      const { origin } = get()
      if (origin.kind === 'example') await projects.openExample(origin.id)
    },
    async download(): Promise<void> {
      const { name } = document().settings
      const zip = await services.projects.toZip(document())
      services.page.download(`${name.replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'project'}.zip`, zip)
    },
  }
}
