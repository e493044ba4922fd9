import { describe, expect, test } from 'vitest'
import { findNode } from '../../model/graph.ts'
import { ran } from '../../testing/ran.ts'
import { graphOf, messagesOf, namesOf } from '../../testing/seen.ts'

const AUTHOR = `import { dataLoader, decorate, group, inject, parameterizedSubdag, pipeInput, source, step, value } from 'dagwright'\n`

/** A function of one parameter under `inject`. */
function injected(binding: string, type: string): string {
  return `${AUTHOR}export const f = decorate(inject({ a: ${binding} }), (a: ${type}): unknown => a)`
}

describe('inject', () => {
  test('keeps the name of the node and binds its parameters', async () => {
    const text = `${AUTHOR}export const f = decorate(inject({ a: source('u'), b: value(10) }), (a: number, b: number, c: number): number => a * b + c)`
    expect(namesOf(graphOf(text))).toEqual(['c', 'f', 'u'])
    expect(await ran(text, ['f'], { inputs: { u: 2, c: 1 } })).toEqual({ f: 21 })
  })

  test.each([
    ["group(source('x'), value(10), source('x'))", 'number[]', [5, 10, 5]],
    ["group(source('x'))", 'readonly number[]', [5]],
    ["group(source('x'))", 'Iterable<number>', [5]],
    ["group(source('x'))", 'ArrayLike<number>', [5]],
    ["group(source('x'), value('t'))", '[number, string]', [5, 't']],
    ["group(source('x'), value(1), value(2))", '[number, ...number[]]', [5, 1, 2]],
    ["group(source('x'))", 'number[] | null', [5]],
    ["group(source('x'))", 'any', [5]],
    ['group()', 'number[]', []],
    ["group({ left: source('x'), right: value(1) })", 'Record<string, number>', { left: 5, right: 1 }],
    ["group({ left: source('x') })", '{ left: number; right?: number }', { left: 5 }],
    ["group(group(source('x')), group({ a: value(1) }))", '[number[], { a: number }]', [[5], { a: 1 }]],
  ])('%s gathers for %s', async (binding, type, wanted) => {
    expect(await ran(injected(binding, type), ['f'], { inputs: { x: 5 } })).toEqual({ f: wanted })
  })

  test.each([
    ["group(source('x'))", 'number', 'inject at "f" gives a: number a list of 1.'],
    ["group(source('x'))", 'string', 'inject at "f" gives a: string a list of 1.'],
    ["group(source('x'))", 'Set<number>', 'inject at "f" gives a: Set<number> a list of 1.'],
    ["group(source('x'))", '[number, number]', 'inject at "f" gives a: [number, number] a list of 1.'],
    ["group({ a: source('x') })", 'number[]', 'inject at "f" gives a: number[] an object of a.'],
    ["group({ a: source('x') })", '{ b: number }', 'inject at "f" gives a: { b: number; } an object of a.'],
    [
      "group({ a: source('x') })",
      '{ a: number; b: number }',
      'inject at "f" gives a: { a: number; b: number; } an object of a.',
    ],
    ['group(value(true))', 'number[]', 'inject at "f" gives a.0: number the value true.'],
    ['group({ b: value(1) })', '{ b: string }', 'inject at "f" gives a.b: string the value 1.'],
    ['group(1 as never)', 'number[]', 'inject at "f" binds "a.0" to 1, which is no binding.'],
    ['{ b: 1 } as never', '{ b: number }', 'inject at "f" binds "a" to {"b":1}, which is no binding.'],
    ['value([1, "x"])', 'number[]', 'inject at "f" gives a: number[] the value [1,"x"].'],
  ])('%s does not fit %s', (binding, type, message) => {
    expect(messagesOf(injected(binding, type))).toEqual([message])
  })

  test('a member of a group is an edge like any other: its type is checked', () => {
    expect(
      messagesOf(`${AUTHOR}export function x(): string { return '' }
export const f = decorate(inject({ a: group(value(1), source('x')) }), (a: number[]): number => a.length)`),
    ).toEqual(['"f" needs a.1: number, but "x" gives string.'])
  })

  test('binds behind a data loader and in every graph of parameterizedSubdag', async () => {
    const loader = `${AUTHOR}export const f = decorate(dataLoader(), inject({ path: value('abc') }), (path: string): [number, { from: string }] => [path.length, { from: path }])`
    expect(await ran(loader, ['f'])).toEqual({ f: 3 })
    const nested = `${AUTHOR}
      function b(x: number): number { return x + 1 }
      export const f = decorate(
        parameterizedSubdag(b, { outputs: { r1: { inputs: { x: value(1) } }, r2: { inputs: { x: value(2) } } } }),
        inject({ k: source('u') }), (b: number, k: number): number => b * k)`
    expect(await ran(nested, ['r1', 'r2'], { inputs: { u: 10 } })).toEqual({ r1: 20, r2: 30 })
  })

  test('leaves the steps before it alone, though they may take a parameter of that name', async () => {
    const text = `${AUTHOR}
      function _add(v: number, by: number): number { return v + by }
      export const f = decorate(inject({ by: value(100) }), pipeInput(step(_add, { by: 1 })), (a: number, by: number): number => a * by)`
    expect(await ran(text, ['f'], { inputs: { a: 1 } })).toEqual({ f: 200 })
    expect(findNode(graphOf(text), 'f.with_add')?.dependencies.map((one) => one.node)).toEqual(['a'])
  })
})
