import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatText } from './formatText.ts'

const EXAMPLES = 'public/examples'

async function formatted(text: string): Promise<string> {
  const is = await formatText(text)
  if (!is.ok) throw new Error(is.reason)
  return is.text
}

describe('a text is formatted in its own style', () => {
  test('which is that of the examples where it has none', async () => {
    expect(await formatted('export function a( x:number ):number{\n      const y=x+1\n  return y\n}')).toBe(
      'export function a(x: number): number {\n  const y = x + 1\n  return y\n}\n',
    )
  })

  test('with semicolons, double quotes, tabs or four spaces where it has those', async () => {
    const text = 'import { mean } from "d3-array";\n\nexport function a(): string {\n\tconst b = "x";\n\treturn b;\n}\n'
    expect(await formatted(text)).toBe(text)
    const spaces = text.replaceAll('\t', '    ').replaceAll(';', '').replaceAll('"', "'")
    expect(await formatted(spaces)).toBe(spaces)
  })

  test('with its line ends and its byte order mark', async () => {
    const text = '\uFEFFexport function a(): number {\r\n  return  1\r\n}\r\n'
    expect(await formatted(text)).toBe(text.replace('  1', ' 1'))
  })
})

test('lines that are too long are broken, and joined where they have room', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `column_${at}: Float64Array`)
  const broken = await formatted(`export function a(${names.join(', ')}): number { return 1 }\n`)
  expect(broken.split('\n')).toHaveLength(12 + 5)
  expect(await formatted('export function a(\n  x: number\n): number {\n  return x\n}\n')).toBe(
    'export function a(x: number): number {\n  return x\n}\n',
  )
})

test('comments stay, each where it belongs', async () => {
  const text = `// first\n\n/** Docs. */\nexport function a(/* in */ x: number): number {\n  // why\n  return x // end\n}\n`
  expect(await formatted(text)).toBe(text)
})

test('what is no TypeScript says from where on', async () => {
  expect(await formatText('export function a(): number {\n  return 1 +\n}\n')).toEqual({
    ok: false,
    reason: 'Expression expected.',
    line: 3,
    column: 1,
  })
})

test('the examples are formatted, and what was formatted once stays as it is', async () => {
  const paths = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  const changed: string[] = []
  for (const path of paths) {
    const text = readFileSync(join(EXAMPLES, path), 'utf8')
    const once = await formatted(text)
    if (once !== text) changed.push(path)
    expect(await formatted(once)).toBe(once)
  }
  expect(paths.length).toBeGreaterThan(5)
  expect(changed).toEqual([])
})
