import type { Program } from '../model/graph.ts'

/** The live modules of a runner thread: imported from their URLs before a run starts. */
export interface ImportedModules {
  /** Resolves when each has been imported, or has failed. */
  load(program: Program): Promise<void>
  /** What a module exports, or undefined for one without URL; throws what importing it threw. */
  at(path: string): object | undefined
}

export function createImportedModules(importModule: (url: string) => Promise<object>): ImportedModules {
  const modules = new Map<string, () => object>()
  return {
    async load({ code }) {
      await Promise.all(
        code.map(async ({ path, url }) => {
          if (url === undefined) return
          modules.set(path, await importing(() => importModule(url)))
        }),
      )
    },
    at: (path) => modules.get(path)?.(),
  }
}

async function importing(load: () => Promise<object>): Promise<() => object> {
  try {
    const namespace = await load()
    return () => namespace
  } catch (error) {
    return () => {
      throw error
    }
  }
}
