import { expect, test } from 'vitest'
import type { Program } from '../model/graph.ts'
import { createImportedModules } from './importModules.ts'

const module = { text: '', lines: { lineOffset: 0, shifts: [] }, imports: [], packages: [] }
const program: Program = {
  graph: { nodes: [], types: [], config: {}, problems: [] },
  code: [
    { ...module, path: 'good', url: 'file:///good.js' },
    { ...module, path: 'bad', url: 'file:///bad.js' },
    { ...module, path: 'text' },
  ],
}

test('each module with a URL is imported; one that throws fails those alone that need it', async () => {
  const asked: string[] = []
  const modules = createImportedModules(async (url) => {
    asked.push(url)
    if (url.includes('bad')) throw new Error('it threw')
    return { url }
  })
  await modules.load(program)
  expect(asked).toEqual(['file:///good.js', 'file:///bad.js'])
  expect(modules.at('good')).toEqual({ url: 'file:///good.js' })
  expect(() => modules.at('bad')).toThrow('it threw')
  expect([modules.at('text'), modules.at('constructor')]).toEqual([undefined, undefined])
})
