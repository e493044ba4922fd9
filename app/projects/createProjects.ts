import { modulePaths } from '../../src/engine/page.ts'
import type { ProjectDocument } from '../../src/ui/store/document.ts'
import type { Services } from '../../src/ui/store/services.ts'
import { createExamples } from './examples.ts'
import { readText, toDocument } from './projectFiles.ts'
import type { SavedProject, Storage } from './storage.ts'

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
    fromFiles,
    async toLink(document) {
      const data = Array.from(document.data, async ([path, blob]) => ({ path, text: await readText(path, blob) }))
      const { files, settings } = document
      const { encodeShareHash } = await import('../shareLink.ts')
      return new URL(await encodeShareHash({ files, settings, data: await Promise.all(data) }), base).href
    },
  }
}

async function fromFiles(files: readonly File[]): Promise<ProjectDocument> {
  const [first] = files
  if (!first) throw new Error('No file was chosen.')
  if (files.length === 1 && first.name.toLowerCase().endsWith('.zip')) {
    const { fromZip } = await import('./zip.ts')
    return fromZip(first)
  }
  const chosen = files.map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }))
  return toDocument(chosen, first.name.replace(/\.\w+$/, ''))
}

/** What a card says of a project before anything of it is opened. */
export function describeProject({ document }: SavedProject): {
  modules: string[]
  imports: string[]
  dataFiles: string[]
} {
  const { files, data, settings } = document
  return {
    modules: modulePaths(
      settings,
      files.map((file) => file.path),
    ),
    imports: [...new Set(files.flatMap((file) => findPackages(file.text)))].sort(),
    dataFiles: [...data.keys()],
  }
}

/** Packages named in import and export declarations: read as text, since nothing of an unopened project is analyzed. */
function findPackages(text: string): string[] {
  const found = text.matchAll(
    /^\s*(?:import\b(?:[^'";]*?\bfrom)?|export\s*(?:type\s*)?[{*][^'";]*?\bfrom)\s*['"]([^'"\n]+)['"]/gm,
  )
  return Array.from(found, ([, name = '']) => name).filter((name) => name !== '' && !/^[./]/.test(name))
}
