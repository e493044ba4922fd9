import { analyzeHere } from '../analyzeHere.ts'
import type { Program } from '../model/graph.ts'
import type { Json } from '../model/module.ts'

/** A program from its files' text; all of them are modules unless they stand in a folder. */
export function analyzed(files: Readonly<Record<string, string>> | string, config: Record<string, Json> = {}): Program {
  const texts = typeof files === 'string' ? { 'main.ts': files } : files
  const sources = Object.entries(texts).map(([path, text]) => ({ path, text }))
  const modules = sources.map((source) => source.path).filter((path) => !path.includes('/'))
  return analyzeHere({ files: sources, modules, config })
}
