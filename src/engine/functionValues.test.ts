import { expect, test } from 'vitest'
import { analyzed } from './testing/analyzed.ts'
import { edited } from './testing/edited.ts'

const A = 'export function a(): number[] { return [1] }\n'
const told = (body: string) =>
  analyzed(`${A}export function f(): unknown { ${body} }\n`).graph.problems.filter(
    ({ code }) => code === 'DW-ANALYZE-014',
  )

test.each([
  'return a',
  'return a.map((x) => x)',
  `return \`\${a}\``,
  "return a + ''",
  'return a > 1',
  'return [...a]',
  'for (const x of a) console.log(x)\nreturn 1',
  'return (() => a)()',
])('a function where its value must be meant is told: %s', (body) => {
  expect(told(body)).toHaveLength(1)
})

test.each([
  'return a()',
  'return a().length + a.length',
  'return [1].map(a)',
  'return { a: 1 }.a',
  'const a = [1]\nreturn a.map((x) => x)',
  'return ((a: number[]) => a.map((x) => x))([1])',
])('what functions are for is not: %s', (body) => {
  expect(told(body)).toEqual([])
})

test('its way out takes the node as a parameter', () => {
  const text = `${A}export function f(): number { return a.length * a[0] }\n`
  const [problem] = analyzed(text).graph.problems.filter(({ code }) => code === 'DW-ANALYZE-014')
  const intent = problem?.fixes?.[0]?.intent
  expect(intent && edited(text, intent)).toBe(text.replace('f()', 'f(a: number[])'))
})
