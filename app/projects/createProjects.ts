import type { Services } from '../../src/ui/store/services.ts'
import { createExamples } from './examples.ts'
import type { Storage } from './storage.ts'

export interface ProjectsOptions {
  readonly storage: Storage
  /** Where `examples/` lies and what links start with: the page's own folder. */
  readonly base: URL
  /** Whether the open project differs from its origin. */
  readonly isChanged: () => boolean
}

export function createProjects({ storage, base, isChanged }: ProjectsOptions): Services['projects'] {
  const examples = createExamples(new URL('examples/', base))
  return {
    examples: examples.list,
    loadExample: examples.load,
    save: (document, origin) => storage.save('open', { document, origin, changed: isChanged() }),
    journal: (document, origin) => storage.journal({ document, origin, changed: isChanged() }),
    previous: () => storage.load('previous'),
    async toZip(document) {
      const { toZip } = await import('./zip.ts')
      return toZip(document)
    },
    async fromFiles(files) {
      const { fromFiles } = await import('./fromFiles.ts')
      return fromFiles(files)
    },
    async toLink(document) {
      const { toLink } = await import('./toLink.ts')
      return toLink(document, base)
    },
  }
}
