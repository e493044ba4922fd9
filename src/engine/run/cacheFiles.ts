import type { SeenFile } from '../model/cached.ts'
import type { GraphNode } from '../model/graph.ts'
import { hashTexts } from '../model/hash.ts'
import { resolveArgument } from './resolveArgument.ts'
import type { FileVersions } from './services.ts'

/** Whether what a node gives depends on a file, or a file on it. */
export function usesFile({ call }: GraphNode): boolean {
  return call.kind === 'load' || call.kind === 'save'
}

/** The node that gives the path of a node's file; null where it is written there. */
export function pathNode({ args: [path] = [], dependencies }: GraphNode): string | null {
  return (path?.kind === 'dependency' && dependencies[path.at]?.node) || null
}

/**
 * The file that a node reads or writes, as it is now; `values` are those of its dependencies, of which the path's is there. Never
 * fails: what is wrong with the file, or its path, the node tells where it runs.
 */
export async function findFile(
  { args: [path] = [] }: GraphNode,
  values: readonly unknown[],
  files: FileVersions,
): Promise<SeenFile> {
  const given = String(path && resolveArgument(path, values))
  try {
    return { path: given, version: await files.fileVersion(given) }
  } catch {
    return { path: given, version: null }
  }
}

/** A node's key by that without its file, which is null of one that has none; null where the key, or the file, is not known. */
export function keyWithFile(key: string | null, file: SeenFile | null | undefined): string | null {
  if (key === null || file === null) return key
  return file?.version ? hashTexts(key, file.path, file.version) : null
}
