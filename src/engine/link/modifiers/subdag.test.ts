import { describe, expect, test } from 'vitest'
import { findNode, type Graph } from '../../model/graph.ts'
import { typeAt } from '../../model/type.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { ran } from '../../testing/ran.ts'

const AUTHOR = `import { config, decorate, parameterizedSubdag, pipeInput, resolve, source, step, subdag, tag, value } from 'dagwright'\n`
const PARTS = `
export function b(a: number): number { return a + 1 }
export function c(b: number, k: number): number { return b * k }
`

function namesOf(graph: Graph): string[] {
  return graph.nodes.map((node) => node.name).sort()
}

function messagesOf(files: Readonly<Record<string, string>> | string): string[] {
  return analyzed(files).graph.problems.map((problem) => problem.message)
}

describe('subdag', () => {
  test('nests functions under its name; sources pass on, values are constants, and made nodes know their origin', () => {
    const { graph } = analyzed({
      'parts/inner.ts': PARTS,
      'main.ts': `${AUTHOR}import * as inner from './parts/inner.ts'
        export const out = decorate(subdag(inner, { inputs: { a: source('x'), k: value(10) } }), (c: number) => c)`,
    })
    expect(graph.problems).toEqual([])
    expect(namesOf(graph)).toEqual(['out', 'out.a', 'out.b', 'out.c', 'out.k', 'x'])
    const node = findNode(graph, 'out.c')
    expect(node).toMatchObject({
      origin: 'out',
      module: 'parts/inner.ts',
      tags: { 'hamilton.non_final_node': 'true' },
      where: { file: 'parts/inner.ts', line: 3 },
    })
    expect(findNode(graph, 'out.a')).toMatchObject({ origin: 'out', module: 'main.ts', call: { kind: 'pass' } })
    expect(typeAt(graph.types, findNode(graph, 'x')?.type ?? -1).text).toBe('number')
  })

  test('inner inputs that are not given, and parameters that name no inner node, are the outer graph’s', async () => {
    const text = `${AUTHOR}
      function b(a: number): number { return a + 1 }
      export function rate(): number { return 100 }
      export const out = decorate(subdag(b, {}), (b: number, rate: number) => b * rate)`
    expect(namesOf(analyzed(text).graph)).toEqual(['a', 'out', 'out.b', 'rate'])
    expect(await ran(text, ['out', 'out.b'], { inputs: { a: 2 } })).toEqual({ out: 300, 'out.b': 3 })
  })

  test('takes functions alone, with no options', async () => {
    const text = `${AUTHOR}function b(a: number): number { return a + 1 }
      export const out = decorate(subdag(b), (b: number) => b)`
    expect(await ran(text, ['out'], { inputs: { a: 2 } })).toEqual({ out: 3 })
  })

  test('config of its own goes over the graph’s, chooses inner variants, and can be taken by name', async () => {
    const files = {
      'parts/inner.ts': `import { config, decorate } from 'dagwright'
        export const p__a = decorate(config.when({ mode: 'a' }), (x: number) => x + 1)
        export const p__b = decorate(config.when({ mode: 'b' }), (x: number) => x * 2)
        export function told(mode: 'a' | 'b', p: number, unit: string): string { return mode + p + unit }`,
      'main.ts': `${AUTHOR}import * as inner from './parts/inner.ts'
        export const o = decorate(subdag(inner, { config: { mode: 'b' } }), (told: string) => told)
        export const w = decorate(subdag(inner, { config: {} }), (told: string, mode: string) => told + mode)`,
    }
    const asked = { inputs: { x: 5 }, config: { mode: 'a', unit: 'm' } }
    expect(await ran(files, ['o', 'w', 'o.mode'], asked)).toEqual({ o: 'b10m', w: 'a6ma', 'o.mode': 'b' })
  })

  test('a config value takes the place of the inner function of its name', async () => {
    const text = `${AUTHOR}function b(a: number): number { return a + 1 }
      function c(b: number): number { return b * 10 }
      export const out = decorate(subdag(b, c, { config: { b: 7 } }), (c: number) => c)`
    expect(await ran(text, ['out'])).toEqual({ out: 70 })
  })

  test('an optional inner parameter whose source nobody gives has its default', async () => {
    const text = `${AUTHOR}function b(a: number, k = 5): number { return a + k }
      export const out = decorate(subdag(b, { inputs: { a: value(1), k: source('extra') } }), (b: number) => b)`
    expect(await ran(text, ['out'])).toEqual({ out: 6 })
    expect(await ran(text, ['out'], { inputs: { extra: 1 } })).toEqual({ out: 2 })
  })

  test('what a function nests may be decorated itself, exported or not, three deep, with local functions in pipes', async () => {
    const text = `${AUTHOR}
      function _double(v: number): number { return v * 2 }
      const inner = decorate(pipeInput(step(_double), step((v: number) => v + 1)), (x: number) => x)
      const mid = decorate(subdag(inner, { inputs: { x: source('y') } }), (inner: number) => inner * 10)
      export const out = decorate(
        parameterizedSubdag(mid, { outputs: { r1: { inputs: { y: value(1) } }, r2: { inputs: { y: source('z') } } } }),
        (mid: number) => mid,
      )`
    expect(namesOf(analyzed(text).graph)).toContain('r1.mid.inner.with_double')
    const outputs = ['r1', 'r2', 'r2.mid.inner.with_double', 'r2.mid.inner.with_step']
    expect(await ran(text, outputs, { inputs: { z: 4 } })).toEqual({
      r1: 30,
      r2: 90,
      'r2.mid.inner.with_double': 8,
      'r2.mid.inner.with_step': 9,
    })
  })

  test('modifiers around it act on its own node, not on nested ones that nobody takes', () => {
    const { graph } = analyzed({
      'parts/inner.ts': PARTS,
      'main.ts': `${AUTHOR}import * as inner from './parts/inner.ts'
        export const out = decorate(tag({ team: 'x' }), subdag(inner, { inputs: { k: value(1) } }), (b: number) => b)`,
    })
    const tagged = graph.nodes.filter((node) => Object.hasOwn(node.tags, 'team'))
    expect(tagged.map((node) => node.name)).toEqual(['out'])
  })

  test('variants of a subdag are named without their part', async () => {
    const text = `${AUTHOR}function b(a: number): number { return a + 1 }
      export const out__a = decorate(config.when({ m: 1 }), subdag(b, { inputs: { a: value(1) } }), (b: number) => b)
      export const out__b = decorate(config.when({ m: 2 }), subdag(b, { inputs: { a: value(2) } }), (b: number) => b)`
    expect(await ran(text, ['out', 'out.b'], { config: { m: 2 } })).toEqual({ out: 3, 'out.b': 3 })
  })

  test('odd names are names like any other', async () => {
    const text = `${AUTHOR}
      function constructor(toString: number): number { return toString + 1 }
      function then(constructor: number): number { return constructor * 2 }
      export const valueOf = decorate(subdag(constructor, then, { inputs: { toString: source('hasOwnProperty') }, config: { constructor2: 1 } }), (then: number) => then)`
    expect(await ran(text, ['valueOf'], { inputs: { hasOwnProperty: 4 } })).toEqual({ valueOf: 10 })
  })

  test('edges into and out of it are checked', () => {
    const text = `${AUTHOR}function b(a: number): number { return a + 1 }
      export function x(): string { return '' }
      export const out = decorate(subdag(b, { inputs: { a: source('x') } }), (b: string) => b)`
    expect(messagesOf(text)).toEqual([
      '"out.a" needs a: number, but "x" gives string.',
      '"out" needs b: string, but "out.b" gives number.',
    ])
  })

  test('a circle of nested functions is a problem, not an endless loop', () => {
    const itself = {
      'main.ts': `${AUTHOR}import * as self from './main.ts'
        export function b(): number { return 1 }
        export const out: (b: number) => number = decorate(subdag(self), (b: number): number => b)`,
    }
    expect(messagesOf(itself)).toEqual(['"out" is nested in itself: out -> out.'])
    const circle = {
      'parts/a.ts': `${AUTHOR}import * as b from './b.ts'
        export const one: (two: number) => number = decorate(subdag(b), (two: number): number => two)`,
      'parts/b.ts': `${AUTHOR}import * as a from './a.ts'
        export const two: (one: number) => number = decorate(subdag(a), (one: number): number => one)`,
      'main.ts': `${AUTHOR}import * as a from './parts/a.ts'
        export const out = decorate(subdag(a), (one: number) => one)`,
    }
    expect(messagesOf(circle)).toContain('"one" is nested in itself: one -> two -> one.')
  })

  test('what is wrong inside is told once, however often it is nested', () => {
    const text = `${AUTHOR}const b = decorate(tag({ module: 'x' }), (a: number) => a)
      export const out = decorate(
        parameterizedSubdag(b, { outputs: { r1: { inputs: { a: value(1) } }, r2: { inputs: { a: value(2) } } } }),
        (b: number) => b,
      )`
    expect(messagesOf(text)).toEqual(['The tag "module" at "b" starts with a reserved name.'])
  })
})

describe('misuse of a nested graph', () => {
  const out = (args: string) =>
    messagesOf(
      `${AUTHOR}function b(alpha: number): number { return alpha }\nexport const out = decorate(subdag(${args}), (b: number) => b)`,
    )

  test.each([
    ['{ inputs: {} }', 'subdag at "out" nests no function.'],
    ['3 as never, b', 'subdag at "out" cannot nest 3.'],
    ['(a: number) => a, {}', 'subdag at "out" cannot nest a function without a name.'],
    ['b, { input: {} } as never', 'subdag at "out" has no option "input".'],
    [
      'b, { inputs: 3 as never }',
      'The option "inputs" of subdag at "out" is not an object: inputs: { name: source("node") }.',
    ],
    ['b, { namespace: "" }', 'The option "namespace" of subdag at "out" is not a name: namespace: "clean".'],
    ['b, { inputs: { alpah: value(1) } }', 'No nested function takes the input "alpah" of subdag at "out".'],
    ['b, { inputs: { alpha: 1 as never } }', 'The input "alpha" of subdag at "out" is 1.'],
    ['b, { inputs: { b: value(1) } }', 'The input "b" of subdag at "out" is a nested function already.'],
    ['b, { inputs: { alpha: value("x") } }', '"x" is given for alpha: number.'],
    [
      'b, { inputs: { alpha: value(1) }, config: { alpha: 2 } }',
      'The input "alpha" of subdag at "out" is given in its config already.',
    ],
  ])('subdag(%s)', (args, message) => {
    expect(out(args)).toEqual([message])
  })

  test('parameterizedSubdag needs outputs', () => {
    const text = `${AUTHOR}function b(): number { return 1 }
      export const out = decorate(parameterizedSubdag(b, { outputs: {} }), (b: number) => b)`
    expect(messagesOf(text)).toEqual([
      'The option "outputs" of parameterizedSubdag at "out" is not an object of nodes: outputs: { name: { inputs: { ... } } }.',
    ])
  })
})

test('TypeScript’s errors inside of a nested function stop the runs that need it, and no others', async () => {
  const files = {
    'parts/inner.ts': `export function b(a: number): number { return 'x' }
      export function c(a: number): number { return a }`,
    'main.ts': `${AUTHOR}import * as inner from './parts/inner.ts'
      export const out = decorate(subdag(inner, { inputs: { a: value(1) } }), (c: number) => c)`,
  }
  expect(await ran(files, ['out'])).toEqual({ out: 1 })
  expect(await ran(files, ['out.b'])).toEqual([expect.stringContaining('DW-ANALYZE-009')])
})
