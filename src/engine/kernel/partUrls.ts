import type { PartName } from '../parts/parts.ts'
import type { PartAnswer, PartRequest } from '../worker/protocol.ts'

/** Where a part can be imported from in the sandbox. */
export interface PartUrls {
  /** Rejects where the page cannot load the part; the next ask tries again. */
  urlOf(name: PartName): Promise<string>
}

/** The kernel's: the page gives a part's text, which becomes one blob for all threads of the sandbox. */
export function createPartUrls(askPage: (name: PartName) => Promise<string>): PartUrls {
  const urls = new Map<PartName, Promise<string>>()
  return {
    urlOf(name) {
      const known = urls.get(name)
      if (known) return known
      const made = askPage(name).then((text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' })))
      urls.set(name, made)
      made.catch(() => urls.delete(name))
      return made
    },
  }
}

/** One end that asks on a port: a runner the kernel for a part's address, the kernel the page for its text. */
export function askParts(post: (request: PartRequest) => void): {
  ask(name: PartName): Promise<string>
  answer(answer: PartAnswer): void
} {
  const waiting = new Map<PartName, { resolve(given: string): void; reject(error: Error): void }[]>()
  return {
    ask: (name) =>
      new Promise((resolve, reject) => {
        const others = waiting.get(name)
        if (others) return void others.push({ resolve, reject })
        waiting.set(name, [{ resolve, reject }])
        post({ kind: 'partWanted', name })
      }),
    answer({ name, given, fault }) {
      const asked = waiting.get(name) ?? []
      waiting.delete(name)
      for (const one of asked) given === null ? one.reject(new Error(fault)) : one.resolve(given)
    },
  }
}

/** The other end. */
export async function answerPart(
  { name }: PartRequest,
  give: (name: PartName) => Promise<string>,
): Promise<PartAnswer> {
  try {
    return { kind: 'part', name, given: await give(name), fault: '' }
  } catch (error) {
    return { kind: 'part', name, given: null, fault: error instanceof Error ? error.message : String(error) }
  }
}
