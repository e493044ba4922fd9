import { modulePaths } from '../../src/engine/page.ts'
import type { SavedProject } from './storage.ts'

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
