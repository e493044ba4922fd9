import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import libs from 'virtual:dagwright-libs'
import { toDocument } from '../app/projects/projectFiles.ts'
import { requestKey } from '../app/requestKey.ts'
import { createCompiler } from '../src/engine/analyze/compiler.ts'
import { analyzeProgram } from '../src/engine/analyzeProgram.ts'
import type { Analysis } from '../src/engine/page.ts'
import { requestFor } from '../src/ui/store/requestedRun.ts'

export interface KnownAnalysis {
  readonly id: string
  /** As the page will ask for it. */
  readonly key: string
  readonly analysis: Analysis
}

/** Analyses every example as the page would on opening it. */
export async function analyzeExamples(folder: string): Promise<KnownAnalysis[]> {
  // Ours, in this repository.
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
    id: string
    title: string
    files: string[]
  }[]
  const compiler = createCompiler(libs)
  const known: KnownAnalysis[] = []
  for (const { id, title, files } of index) {
    const read = files.map(async (path) => ({ path, blob: new Blob([await readFile(join(folder, id, path))]) }))
    const request = requestFor(await toDocument(await Promise.all(read), title), 0)
    known.push({
      id,
      key: await requestKey(request),
      analysis: { version: 0, program: analyzeProgram(compiler, { ...request, versions: true }) },
    })
  }
  compiler.dispose()
  return known
}
