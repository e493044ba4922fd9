import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import {
  DEFAULT_SETTINGS,
  findImports,
  modulePaths,
  PROJECT_FILE,
  type Problem,
  type ProjectSettings,
  parseProjectFile,
  type SourceText,
} from '../engine/index.ts'
import { UsageError } from './usage.ts'

/** What the command line named, read from the disk. Paths are relative to `folder`. */
export interface LoadedProject {
  readonly folder: string
  readonly settings: ProjectSettings
  readonly files: readonly SourceText[]
  readonly modules: readonly string[]
  readonly problems: readonly Problem[]
}

/** @throws {UsageError} where a path cannot be read. */
export async function loadProject(paths: readonly string[], cwd: string): Promise<LoadedProject> {
  const [only] = paths
  const isFolder = paths.length === 1 && only !== undefined && (await kindOf(cwd, only)) === 'folder'
  if (isFolder) return loadFolder(resolve(cwd, only))
  for (const path of paths) {
    if ((await kindOf(cwd, path)) === 'folder')
      throw new UsageError(`Give one folder, or files: "${path}" is a folder.`)
    if (!/\.tsx?$/.test(path)) throw new UsageError(`"${path}" is no TypeScript file.`)
  }
  const absolute = paths.map((path) => resolve(cwd, path))
  const folder = commonFolder(absolute)
  const modules = absolute.map((path) => toPortable(relative(folder, path)))
  return { folder, settings: DEFAULT_SETTINGS, files: await readWithImports(folder, modules), modules, problems: [] }
}

async function loadFolder(folder: string): Promise<LoadedProject> {
  const text = await readFile(join(folder, PROJECT_FILE), 'utf8').catch(() => null)
  const parsed = text === null ? null : parseProjectFile(text)
  const settings = parsed?.settings ?? { ...DEFAULT_SETTINGS, name: basename(folder) }
  const modules = modulePaths(settings, (await readdir(folder)).sort())
  if (modules.length === 0) throw new UsageError(`The folder "${folder}" has no .ts files.`)
  return { folder, settings, files: await readWithImports(folder, modules), modules, problems: parsed?.problems ?? [] }
}

/** The modules and all that they import by relative path, each once. Imports that do not exist are told by the compiler. */
async function readWithImports(folder: string, modules: readonly string[]): Promise<SourceText[]> {
  const files = new Map<string, SourceText>()
  const queue = [...modules]
  for (const path of queue) {
    if (files.has(path)) continue
    const text = await readFile(join(folder, path), 'utf8').catch(() => null)
    if (text === null) {
      if (modules.includes(path)) throw new UsageError(`The file "${path}" cannot be read.`)
      continue
    }
    files.set(path, { path, text })
    for (const specifier of await findImports(text)) {
      if (specifier.startsWith('.')) queue.push(...candidates(path, specifier))
    }
  }
  return [...files.values()]
}

/** Where `./stats` may be: as written, with `.ts`, for `.js`, or as a folder's index. */
function candidates(from: string, specifier: string): string[] {
  const base = toPortable(join(dirname(from), specifier))
  if (base.endsWith('.ts')) return [base]
  return [`${base.replace(/\.js$/, '')}.ts`, `${base}/index.ts`]
}

async function kindOf(cwd: string, path: string): Promise<'folder' | 'file'> {
  const found = await stat(resolve(cwd, path)).catch(() => null)
  if (!found) throw new UsageError(`"${path}" does not exist.`)
  return found.isDirectory() ? 'folder' : 'file'
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map(dirname)
  return others.reduce((common, folder) => {
    let at = common
    while (folder !== at && !folder.startsWith(at.endsWith(sep) ? at : at + sep)) at = dirname(at)
    return at
  }, first)
}

function toPortable(path: string): string {
  return path.split(sep).join('/')
}
