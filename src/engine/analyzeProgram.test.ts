import { array, assert as check, constantFrom, nat, property, string, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Driver } from './driver.ts'
import { PACKAGES } from './packages.ts'
import { analyzed } from './testing/analyzed.ts'
import { randomProgram } from './testing/randomProgram.ts'

const codesOf = (text: string) => [...new Set(analyzed(text).graph.problems.map((problem) => problem.code))]

describe('no text makes the analysis throw', { timeout: 120_000 }, () => {
  test('random characters', () => {
    check(
      property(string({ unit: 'binary', maxLength: 80 }), (text) => Array.isArray(analyzed(text).graph.problems)),
      { numRuns: 150 },
    )
  })

  test('pieces of TypeScript in any order', () => {
    const piece = constantFrom(
      'export ',
      'function ',
      'f',
      'g',
      '(',
      ')',
      '{',
      '}',
      'a: number',
      '...',
      '= 1',
      '=> ',
      'return ',
      'decorate(',
      'tag({',
      'config.when(',
      'import { f } from "./b"\n',
      'import { decorate, tag, config } from "dagwright"\n',
      'const ',
      'class ',
      'enum ',
      'A',
      ' extends ',
      'type ',
      '<T>',
      'async ',
      'await ',
      'default ',
      '`${',
      '}`',
      '/*',
      '*/',
      '//',
      '\n',
      ';',
      ',',
      '"x"',
      '[',
      ']',
      '@',
      '#',
      '\\',
      '?',
      ': ',
      'as ',
      'namespace N {',
      'export * ',
      'new ',
    )
    check(
      property(array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('')
        return Array.isArray(
          analyzed({ 'a.ts': text, 'b.ts': `${text}\nexport function f(): number { return 1 }` }).code,
        )
      }),
      { numRuns: 300 },
    )
  })

  test('programs that are cut off, or have a piece missing', () => {
    check(
      property(tuple(nat(), nat(1000), nat(20)), ([seed, at, length]) => {
        const { files, modules } = randomProgram({ seed, size: 10 })
        const broken = files.map(({ path, text }) => [
          path,
          text.slice(0, at) + text.slice(at + (seed % 2 ? length : Infinity)),
        ])
        return modules.length > 0 && Array.isArray(analyzed(Object.fromEntries(broken)).graph.nodes)
      }),
      { numRuns: 100 },
    )
  })
})

describe('deep nesting is a problem or runs', { timeout: 60_000 }, () => {
  const deep = (open: string, middle: string, close: string) =>
    `export function out(): unknown { return ${open.repeat(10_000)}${middle}${close.repeat(10_000)} }`
  const TEXTS: Readonly<Record<string, string>> = {
    sums: deep('1+', '1', ''),
    parentheses: deep('(', '1', ')'),
    arrays: deep('[', '1', ']'),
    conditions: deep('1?2:', '3', ''),
    calls: deep('f(', '1', ')'),
    blocks: `export function out(): number { ${'{'.repeat(10_000)}${'}'.repeat(10_000)} return 1 }`,
    members: `import { a } from './b'\nexport function out(): unknown { return a${'.a'.repeat(10_000)} }`,
    types: `export function out(a: ${'Array<'.repeat(5000)}number${'>'.repeat(5000)}): number { return 1 }`,
  }
  for (const [name, text] of Object.entries(TEXTS)) {
    test(name, async () => {
      const program = analyzed(text)
      const end = await Driver.fromGraph(program, { packages: PACKAGES }).run({
        outputs: ['out'],
        inputs: { a: [] },
        overrides: {},
      })
      expect(end.outcome === 'ok' || end.problems.length > 0).toBe(true)
    })
  }

  test('and the next program is analysed as ever', () => {
    expect(codesOf('export function a(): number { return 1 }')).toEqual([])
  })
})

test('5,000 functions are analysed and run', { timeout: 60_000 }, async () => {
  const functions = Array.from(
    { length: 5000 },
    (_, at) =>
      `export function f${at}(${at ? `f${at - 1}: number` : ''}): number { return ${at ? `f${at - 1} + 1` : 0} }`,
  )
  const program = analyzed(functions.join('\n'))
  expect(program.graph.problems).toEqual([])
  const driver = Driver.fromGraph(program, { packages: PACKAGES })
  expect(await driver.execute(['f4999'])).toEqual({ f4999: 4999 })
})

test('an empty file, blanks and comments are modules without nodes', () => {
  for (const text of ['', ' \n', '// nothing', '\ufeff', '#!/usr/bin/env node\n']) {
    expect(analyzed(text).graph).toMatchObject({ nodes: [], problems: [] })
  }
})

test('a module that is not there is a problem', () => {
  expect(codesOf('export function a(x: number): number { return x }')).toEqual([])
})
