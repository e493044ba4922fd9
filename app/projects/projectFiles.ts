import { DEFAULT_SETTINGS, formatProblem, PROJECT_FILE, parseProjectFile } from '../../src/engine/page.ts'
import type { ProjectDocument } from '../../src/ui/store/document.ts'
import { isProjectPath } from './paths.ts'

/** A file of a project's folder, whatever it holds. */
export interface ProjectFile {
  readonly path: string
  readonly blob: Blob
}

/** A project's folder as a document: `.ts` files are code, `dagwright.json` the settings, the rest data. Rejects with a message for people. */
export async function toDocument(files: readonly ProjectFile[], name: string): Promise<ProjectDocument> {
  const all = withoutCommonFolder(files)
  const outside = all.find((file) => !isProjectPath(file.path))
  if (outside) throw new Error(`"${outside.path}" does not lie in the project's folder.`)
  const project = all.find((file) => file.path === PROJECT_FILE)
  const code = all.filter((file) => file.path.endsWith('.ts'))
  const data = all.filter((file) => file !== project && !code.includes(file))
  if (code.length === 0)
    throw new Error('There is no .ts file among these files. Choose at least one module, or a zip of a project.')
  const read = project ? parseProjectFile(await project.blob.text()) : null
  if (read?.problems.length) throw new Error(read.problems.map(formatProblem).join('\n'))
  return {
    files: await Promise.all(code.map(async ({ path, blob }) => ({ path, text: await readText(path, blob) }))),
    data: new Map(data.map(({ path, blob }) => [path, blob])),
    settings: read?.settings ?? { ...DEFAULT_SETTINGS, name },
  }
}

/** UTF-8 text, or a message that names the file. */
export async function readText(path: string, blob: Blob): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await blob.arrayBuffer())
  } catch {
    throw new Error(`"${path}" is not text in UTF-8.`)
  }
}

/** A zip of a folder holds `folder/...`: the project starts inside. */
function withoutCommonFolder(files: readonly ProjectFile[]): readonly ProjectFile[] {
  const [first] = files
  const end = first ? first.path.indexOf('/') + 1 : 0
  const folder = first?.path.slice(0, end) ?? ''
  if (folder === '' || !files.every((file) => file.path.startsWith(folder))) return files
  return files.map((file) => ({ ...file, path: file.path.slice(end) }))
}
