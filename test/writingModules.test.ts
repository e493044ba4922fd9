import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyzed } from '../src/engine/testing/analyzed.ts'
import { ran } from '../src/engine/testing/ran.ts'

const PAGE = ['writing-modules', 'data-quality']
  .map((name) => readFileSync(new URL(`../docs/${name}.md`, import.meta.url), 'utf8'))
  .join('\n')
const MODULES = [...PAGE.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)

/** `// with { inputs }: { outputs }`, as JavaScript reads it. */
function promisesOf(code: string): { inputs: Record<string, unknown>; wanted: Record<string, unknown> }[] {
  return [...code.matchAll(/^\/\/ with (\{.*?\}): (\{.*\})$/gm)].map(([, inputs, wanted]) =>
    // The page is ours, and so is what it says.
    new Function(`return { inputs: ${inputs}, wanted: ${wanted} }`)(),
  )
}

describe('the modules of docs/writing-modules.md and docs/data-quality.md have no problem, and give what they say', () => {
  test.each(MODULES.map((code, at) => [/export (?:const|function) (\w+)/.exec(code)?.[1] ?? at, code] as const))(
    '%s',
    async (_name, code) => {
      expect(analyzed(code).graph.problems).toEqual([])
      for (const { inputs, wanted } of promisesOf(code)) {
        expect(await ran(code, Object.keys(wanted), { inputs })).toEqual(wanted)
      }
    },
  )

  test('most of them say it', () => {
    expect(MODULES.flatMap(promisesOf).length).toBeGreaterThanOrEqual(10)
  })
})
