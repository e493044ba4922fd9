import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { createFileVersions } from './fileVersions.ts'
import { PROJECT_FILE } from './model/project.ts'
import { type RunServices, ServiceError, spareModule, spareSettings } from './run/services.ts'

export interface NodeFilesOptions {
  /** Files outside of the folder may be read and written too. */
  readonly outside?: boolean
  /** Files that are read and never written, from the folder on: the program's own modules. */
  readonly sources?: readonly string[]
}

/** The files of a folder, and nothing outside of it unless that is allowed: neither by `..`, nor by an absolute path, nor by a link. */
export function createNodeFiles(
  folder: string,
  { outside = false, sources = [] }: NodeFilesOptions = {},
): Pick<RunServices, 'readFile' | 'fileVersion' | 'writeFile'> {
  const versionOf = createFileVersions()
  const kept = new Set(sources.map((path) => resolve(folder, path)))

  async function placeOf(path: string, verb: string): Promise<string> {
    const place = resolve(folder, path)
    if (outside || (isInside(folder, place) && isInside(await realpath(folder), await realPlace(place)))) return place
    throw new ServiceError(
      `"${path}" leads out of the project, where nothing is ${verb}`,
      "Give a path from the project's folder on, or allow others: --allow-outside, createNodeFiles(folder, { outside: true }).",
    )
  }

  return {
    async readFile(path) {
      const place = await placeOf(path, 'read')
      try {
        return new Uint8Array(await readFile(place))
      } catch (error) {
        throw new ServiceError(`the file "${path}" ${reasonOf(error)}`, "Paths start at the project's folder.")
      }
    },
    // Nobody is told why there is none: whoever reads the file then is.
    fileVersion: async (path) => versionOf(await placeOf(path, 'read')),
    async writeFile(path, bytes) {
      const place = await placeOf(path, 'written')
      if (kept.has(place)) throw spareModule(path)
      if (place === resolve(folder, PROJECT_FILE)) throw spareSettings(path)
      try {
        await mkdir(dirname(place), { recursive: true })
        await writeFile(place, bytes)
      } catch (error) {
        throw new ServiceError(`the file "${path}" ${reasonOf(error)}`, 'Give another path.')
      }
    },
  }
}

function isInside(folder: string, place: string): boolean {
  const way = relative(folder, place)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Where a path really leads; of what does not exist yet, the folder that does is asked. */
async function realPlace(place: string): Promise<string> {
  try {
    return await realpath(place)
  } catch {
    const parent = dirname(place)
    return parent === place ? place : resolve(await realPlace(parent), relative(parent, place))
  }
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
  if (code === 'ENOENT') return 'does not exist'
  if (code === 'EISDIR') return 'is a folder'
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'may not be opened' : `failed (${String(code)})`
}
