import type { AnalyzeRequest } from '../src/engine/page.ts'

/** SHA-256 of what an analysis depends on: the same text, modules and config have the same key, in the page and in the build. */
export async function requestKey({ files, modules, config }: AnalyzeRequest): Promise<string> {
  const parts = {
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, text }) => [path, text]),
    modules,
    config: Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1)),
  }
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
