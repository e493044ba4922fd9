import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncProperty, assert as check, constantFrom } from 'fast-check'
import * as estree from 'prettier/plugins/estree'
import * as typescript from 'prettier/plugins/typescript'
import { format } from 'prettier/standalone'
import { describe, expect, test } from 'vitest'
import { formatText } from './formatText.ts'
import { styleOf } from './styleOf.ts'

const EXAMPLES = 'public/examples'

test('a text without any style has that of the examples', () => {
  const examples = { semi: false, singleQuote: true, useTabs: false, tabWidth: 2, printWidth: 120 }
  expect(styleOf('')).toEqual(examples)
  expect(styleOf('export function a(): number {\n  return 1\n}\n')).toEqual(examples)
})

describe('quotes are those of most strings', () => {
  test('not of words in comments and templates', () => {
    expect(styleOf(`// it's what we don't want, and 'that'\nconst a = "x" + \`'a' 'b'\``).singleQuote).toBe(false)
    expect(styleOf(`/* "a" and "b" */ const a = 'x'`).singleQuote).toBe(true)
  })

  test('not of strings that hold the other quote', () => {
    expect(styleOf(`const a = "it's" + "don't" + 'x'`).singleQuote).toBe(true)
  })

  test('also of an address, in which no comment begins', () => {
    expect(styleOf('const a = "https://example.org"').singleQuote).toBe(false)
  })
})

describe('semicolons are there where most statements have them', () => {
  test('whatever stands behind them', () => {
    expect(styleOf('const a = 1; // one\nconst b = 2 // two;\nconst c = 3; /* three */\n').semi).toBe(true)
  })

  test('a statement that goes on in the next line has not ended without one', () => {
    expect(styleOf('const a = rows\n  .length;\n').semi).toBe(true)
    expect(styleOf('return one\n  ? two\n  : three;\n').semi).toBe(true)
    expect(styleOf('const a = rows\n  .length\nfor (;;) b();\nreturn a\n').semi).toBe(false)
  })
})

describe('indentation is that of the first line that has one', () => {
  test('of code, not of a comment or a template', () => {
    expect(styleOf('/**\n * Docs.\n   more */\nexport function a() {\n\treturn 1\n}\n')).toMatchObject({
      useTabs: true,
    })
    expect(styleOf('const a = `\n  b`\nif (a) {\n    b()\n}\n')).toMatchObject({ useTabs: false, tabWidth: 4 })
  })
})

test('what Prettier wrote in any style stays as it is', { timeout: 60_000 }, () => {
  const paths = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  const yesOrNo = constantFrom(true, false)
  const indents = constantFrom(
    { useTabs: true, tabWidth: 2 },
    ...[2, 4].map((tabWidth) => ({ useTabs: false, tabWidth })),
  )
  return check(
    asyncProperty(constantFrom(...paths), yesOrNo, yesOrNo, indents, async (path, semi, singleQuote, indent) => {
      const style = { semi, singleQuote, printWidth: 120, ...indent }
      const options = { parser: 'typescript', plugins: [typescript, estree], ...style }
      const text = await format(readFileSync(join(EXAMPLES, path), 'utf8'), options)
      expect(await formatText(text)).toEqual({ ok: true, text })
    }),
    { numRuns: 25 },
  )
})
