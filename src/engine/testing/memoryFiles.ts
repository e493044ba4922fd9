import { type RunServices, ServiceError } from '../run/services.ts'
import { hashContent } from '../values/hashContent.ts'

/** Files of a project that has no folder: what is in them, and who asked for them. */
export interface MemoryFiles {
  readonly services: Pick<RunServices, 'readFile' | 'fileVersion' | 'writeFile'>
  /** Paths in the order in which they were read, or written, since this was asked for last. */
  takeReads(): string[]
  takeWrites(): string[]
  put(path: string, text: string): void
  remove(path: string): void
  text(path: string): string | undefined
  /** Path -> text. */
  all(): Map<string, string>
}

export function createMemoryFiles(texts: Readonly<Record<string, string>> = {}): MemoryFiles {
  const files = new Map<string, Uint8Array>(
    Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]),
  )
  const [reads, writes]: [string[], string[]] = [[], []]

  function contentOf(path: string): Uint8Array {
    const content = files.get(path)
    if (content) return content
    throw new ServiceError(`there is no file "${path}"`, 'Put it there.')
  }

  function all(): Map<string, string> {
    return new Map(Array.from(files, ([path, bytes]) => [path, new TextDecoder().decode(new Uint8Array(bytes))]))
  }

  return {
    services: {
      async readFile(path) {
        reads.push(path)
        return contentOf(path)
      },
      fileVersion: async (path) => hashContent(contentOf(path)),
      async writeFile(path, bytes) {
        writes.push(path)
        files.set(path, bytes)
      },
    },
    takeReads: () => reads.splice(0),
    takeWrites: () => writes.splice(0),
    put: (path, text) => void files.set(path, new TextEncoder().encode(text)),
    remove: (path) => void files.delete(path),
    text: (path) => all().get(path),
    all,
  }
}
