import { describe, expect, test } from 'vitest'
import { findNode, type Graph } from '../../model/graph.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { ran } from '../../testing/ran.ts'

const AUTHOR = `import { applyTo, checkOutput, config, dataLoader, decorate, mutate, pipeInput, pipeOutput, source, step, subdag, tag, value } from 'dagwright'
function _add(v: number, by: number): number { return v + by }
function _mul(v: number, factor: number): number { return v * factor }
`

function namesOf(graph: Graph): string[] {
  return graph.nodes.map((node) => node.name).sort()
}

function messagesOf(files: Readonly<Record<string, string>> | string): string[] {
  return analyzed(files).graph.problems.map((problem) => problem.message)
}

describe('pipeInput', () => {
  test('sends the first parameter through its steps; parameters that are not bound are nodes of their names', async () => {
    const text = `${AUTHOR}
      export const f = decorate(
        pipeInput(step(_add, { by: source('n') }), step(_mul), step(_add, { by: value(1) }).named('last')),
        (u: number, w: number) => u * w,
      )`
    const { graph } = analyzed(text)
    expect(graph.problems).toEqual([])
    expect(namesOf(graph)).toEqual(['f', 'f.last', 'f.with_add', 'f.with_mul', 'factor', 'n', 'u', 'w'])
    expect(findNode(graph, 'f.with_add')).toMatchObject({ origin: 'f', where: { line: 2 } })
    const inputs = { u: 1, w: 100, n: 2, factor: 5 }
    expect(await ran(text, ['f', 'f.last'], { inputs })).toEqual({ f: 1600, 'f.last': 16 })
  })

  test('repeated steps are numbered, steps without a name are called so, and steps may be asynchronous', async () => {
    const text = `${AUTHOR}
      async function twice(v: number): Promise<number> { return v * 2 }
      export const f = decorate(
        pipeInput(step(_add, { by: 1 }), step(twice), step(_add, { by: 2 }), step((v: number) => -v), step((v: number) => v / 2)),
        (u: number) => u,
      )`
    const outputs = ['f.with_add', 'f.with_twice', 'f.with_add_1', 'f.with_step', 'f.with_step_1', 'f']
    expect(await ran(text, outputs, { inputs: { u: 1 } })).toEqual({
      'f.with_add': 2,
      'f.with_twice': 4,
      'f.with_add_1': 6,
      'f.with_step': -6,
      'f.with_step_1': -3,
      f: -3,
    })
  })

  test('a step’s parameters take groups of nodes and literals', async () => {
    const text = `${AUTHOR}import { group } from 'dagwright'
      function _sum(v: number, all: number[], by: { k: number }): number { return all.reduce((a, b) => a + b, v) * by.k }
      export const f = decorate(
        pipeInput(step(_sum, { all: group(source('m'), value(2)), by: { k: 10 } })),
        (u: number) => u,
      )`
    expect(await ran(text, ['f'], { inputs: { u: 1, m: 4 } })).toEqual({ f: 70 })
  })

  test('steps apply where all of their conditions hold', async () => {
    const text = `${AUTHOR}
      export const f = decorate(
        pipeInput(
          step(_add, { by: 1 }).when({ a: 1 }),
          step(_add, { by: 10 }).whenNot({ a: 1 }).named('other'),
          step(_add, { by: 100 }).whenIn({ a: [1, 2] }).whenNotIn({ b: ['x'] }).named('both'),
        ),
        (u: number) => u,
      )`
    const at = (config: Record<string, number | string>) => ran(text, ['f'], { inputs: { u: 0 }, config })
    expect(await at({ a: 1 })).toEqual({ f: 101 })
    expect(await at({ a: 2 })).toEqual({ f: 110 })
    expect(await at({ a: 1, b: 'x' })).toEqual({ f: 1 })
    expect(await at({})).toEqual({ f: 10 })
  })

  test('goes before a nested graph’s node that it takes, and before a data loader', async () => {
    const text = `${AUTHOR}
      export const f = decorate(pipeInput(step(_add, { by: 1 })), subdag(_mul, { inputs: { v: value(2), factor: value(3) }, namespace: 'n' }), (_mul: number) => _mul)
      export const g = decorate(dataLoader(), pipeInput(step(_add, { by: 1 })), (u: number): [number, object] => [u, {}])`
    expect(namesOf(analyzed(text).graph)).toEqual([
      ...['f', 'f.with_add', 'g', 'g.loader', 'g.with_add', 'n._mul', 'n.factor', 'n.v', 'u'],
    ])
    expect(await ran(text, ['f', 'g.with_add'], { inputs: { u: 5 } })).toEqual({ f: 7, 'g.with_add': 6 })
  })

  test('every edge that it makes is checked', () => {
    const text = `${AUTHOR}
      function _told(v: string): string { return v }
      export function n(): string { return '' }
      export const f = decorate(pipeInput(step(_add, { by: source('n') }), step(_told)), (u: number) => u)`
    const { problems } = analyzed(text).graph
    expect(problems.map((problem) => [problem.message, problem.where?.line])).toEqual([
      ['"f.with_add" needs by: number, but "n" gives string.', 7],
      ['"f.with_told" needs v: string, but "f.with_add" gives number.', 7],
      ['"f" needs u: number, but "f.with_told" gives string.', 7],
    ])
  })

  test.each([
    ['', 'pipeInput at "f" has no step.'],
    ['_add as never', 'pipeInput at "f" takes steps, not _add.'],
    ['step(_add, { bye: 1 })', 'pipeInput binds "bye", but "_add" has no such parameter.'],
    ['step(_add, { v: 1 })', 'The step _add at "f" takes what comes through the pipe as "v".'],
    ['step(_add, { by: "x" })', 'pipeInput at "_add" gives by: number the value "x".'],
    ['step(() => 1)', 'A step without a name at "f" has no parameter for what comes through the pipe.'],
    ['step(_add, 3 as never)', 'The step _add at "f" takes bindings by parameter.'],
    ['(step(_add, { by: 1 }) as any).nmaed("x")', 'The step _add at "f" has no .nmaed(...).'],
    ['step(_add, { by: 1 }).named("")', 'The step _add at "f" has a .named(...) without what it takes.'],
  ])('misuse is a problem: pipeInput(%s)', (steps, message) => {
    const text = `${AUTHOR}export const f = decorate(pipeInput(${steps}), (u: number) => u)`
    expect(messagesOf(text)).toEqual([message])
  })

  test('a function without parameters has nothing to send', () => {
    const text = `${AUTHOR}export const f = decorate(pipeInput(step(_add, { by: 1 })), () => 1)`
    expect(messagesOf(text)).toEqual(['"f" has no parameter that could go through the steps of pipeInput.'])
  })
})

describe('pipeOutput', () => {
  test('makes the node what comes out at the end; labels stay at it, checks see it', async () => {
    const text = `${AUTHOR}
      export const f = decorate(
        tag({ team: 'x' }),
        checkOutput({ range: [0, 10], importance: 'fail' }),
        pipeOutput(step(_add, { by: 1 }), step((v: number) => String(v)).named('text'), step((v: string) => v.length)),
        (u: number) => u,
      )
      export function after(f: number): number { return f }`
    const { graph } = analyzed(text)
    expect(graph.problems).toEqual([])
    expect(graph.nodes.filter((node) => 'team' in node.tags).map((node) => node.name)).toEqual(['f'])
    expect(findNode(graph, 'f_range_validator')?.dependencies.map((one) => one.node)).toEqual(['f_raw'])
    const outputs = ['after', 'f.raw', 'f.with_add', 'f.text', 'f_raw']
    expect(await ran(text, outputs, { inputs: { u: 99 } })).toEqual({
      after: 3,
      'f.raw': 99,
      'f.with_add': 100,
      'f.text': '100',
      f_raw: 3,
    })
  })

  test('leaves the node as it is where no step applies', () => {
    const text = `${AUTHOR}export const f = decorate(pipeOutput(step(_add, { by: 1 }).when({ a: 1 })), (u: number) => u)`
    expect(namesOf(analyzed(text).graph)).toEqual(['f', 'u'])
  })

  test('twice at one function is a problem', () => {
    const text = `${AUTHOR}
      export const f = decorate(pipeOutput(step(_add, { by: 1 })), pipeOutput(step(_add, { by: 2 })), (u: number) => u)`
    expect(messagesOf(text)).toEqual(['"f" has several pipeOutput: each would make "f.raw".'])
  })
})

describe('mutate', () => {
  test('works where the helper is not exported, comes last in the target’s own pipe, and binds parameters', async () => {
    const text = `${AUTHOR}
      export const f = decorate(pipeOutput(step(_add, { by: 1 })), (u: number) => u)
      export function g(u: number): number { return u }
      const scale = decorate(mutate(f, g, { factor: source('k') }), (v: number, factor: number) => v * factor)
      const negate = decorate(mutate(applyTo(f).when({ neg: true }).named('neg')), (v: number) => -v)
      export function h(f: number, g: number): number { return f + g }`
    expect(namesOf(analyzed(text).graph)).toEqual([
      ...['f', 'f.raw', 'f.with_add', 'f.with_scale', 'g', 'g.raw', 'g.with_scale', 'h', 'k', 'u'],
    ])
    const outputs = ['f', 'g', 'h']
    expect(await ran(text, outputs, { inputs: { u: 2, k: 10 } })).toEqual({ f: 30, g: 20, h: 50 })
    expect(await ran(text, outputs, { inputs: { u: 2, k: 10 }, config: { neg: true } })).toEqual({
      f: -30,
      g: 20,
      h: -10,
    })
  })

  test('a helper that is exported is no node', async () => {
    const text = `${AUTHOR}
      export function f(u: number): number { return u }
      export const plus = decorate(mutate(f), (v: number) => v + 1)`
    expect(namesOf(analyzed(text).graph)).toEqual(['f', 'f.raw', 'f.with_plus', 'u'])
    expect(await ran(text, ['f'], { inputs: { u: 1 } })).toEqual({ f: 2 })
  })

  test('acts inside of a nested module, and on its functions that are nested one by one', async () => {
    const files = {
      'parts/inner.ts': `import { decorate, mutate } from 'dagwright'
        export function b(a: number): number { return a + 1 }
        const _twice = decorate(mutate(b), (v: number) => v * 2)`,
      'main.ts': `${AUTHOR}import * as inner from './parts/inner.ts'
        import { b } from './parts/inner.ts'
        export const out = decorate(subdag(inner, { inputs: { a: value(1) } }), (b: number) => b)
        export const one = decorate(subdag(b, { inputs: { a: value(2) } }), (b: number) => b)`,
    }
    expect(await ran(files, ['out', 'one', 'out.b.raw', 'out.b.with_twice'])).toEqual({
      out: 4,
      one: 6,
      'out.b.raw': 2,
      'out.b.with_twice': 4,
    })
  })

  test('a module sees nothing of the hidden way to a helper', async () => {
    const files = {
      'parts/inner.ts': `import { decorate, mutate } from 'dagwright'
        export function b(): number { return 1 }
        const _twice = decorate(mutate(b), (v: number) => v * 2)`,
      'main.ts': `import * as inner from './parts/inner.ts'
        export function keys(): string[] { return Object.keys(inner) }`,
    }
    expect(await ran(files, ['keys'])).toEqual({ keys: ['b'] })
  })

  test.each([
    ['mutate()', 'mutate at "_h" names no function.'],
    ['mutate("f" as never)', 'mutate at "_h" cannot change "f".'],
    ['mutate(_m)', 'mutate at "_h" cannot change "_m", which is a mutator itself and no node.'],
    ['mutate(other)', 'mutate at "_h" cannot change "other", which is in other.ts.'],
  ])('misuse is a problem: %s', (modifier, message) => {
    const text = `${AUTHOR}import { other } from './other.ts'
      export function f(u: number): number { return u + other(1) }
      const _m = decorate(mutate(f), (v: number) => v)
      export const _h = decorate(${modifier}, (v: number) => v)`
    expect(
      messagesOf({ 'main.ts': text, 'other.ts': 'export function other(u: number): number { return u }' }),
    ).toEqual([message])
  })
})

describe('functions among arguments', () => {
  test('may be imported by another name, or stand in a namespace; they keep their own names', async () => {
    const files = {
      'parts/helpers.ts': `export function add(v: number): number { return v + 1 }
        export default function twice(v: number): number { return v * 2 }`,
      'main.ts': `${AUTHOR}import { add as plus } from './parts/helpers.ts'
        import dbl from './parts/helpers.ts'
        import * as helpers from './parts/helpers.ts'
        export const f = decorate(pipeInput(step(plus), step(helpers.add), step(dbl)), (u: number) => u)
        export const g = decorate(subdag(plus, { inputs: { v: value(1) } }), (add: number) => add)`,
    }
    const outputs = ['f.with_add', 'f.with_add_1', 'f.with_twice', 'f', 'g.add']
    expect(await ran(files, outputs, { inputs: { u: 1 } })).toEqual({
      'f.with_add': 2,
      'f.with_add_1': 3,
      'f.with_twice': 6,
      f: 6,
      'g.add': 2,
    })
  })

  test('are found although one function is decorated twice', async () => {
    const text = `${AUTHOR}
      function base(u: number): number { return u }
      export const f = decorate(pipeInput(step((v: number) => v + 1)), base)
      export const g = decorate(tag({ team: 'x' }), pipeInput(step((v: number) => v * 10)), base)`
    expect(await ran(text, ['f', 'g'], { inputs: { u: 1 } })).toEqual({ f: 2, g: 10 })
  })

  test('work in parallel blocks', async () => {
    const text = `${AUTHOR}import type { Collect, Parallelizable } from 'dagwright'
      function items(n: number): Parallelizable<number> { return Array.from({ length: n }, (_, at) => at) }
      function each(items: number): number { return items * 2 }
      function all(each: Collect<number>): number[] { return [...each] }
      export const f = decorate(subdag(items, each, all, { inputs: { n: source('count') } }), (all: number[]) => all)
      export const doubled = decorate(pipeInput(step(_mul, { factor: 10 })), (item: number) => item + 1)
      export function item(count: number): Parallelizable<number> { return Array.from({ length: count }, (_, at) => at) }
      export function sum(doubled: Collect<number>): number { return [...doubled].reduce((a, b) => a + b, 0) }`
    expect(await ran(text, ['f', 'sum'], { inputs: { count: 3 } })).toEqual({ f: [0, 2, 4], sum: 33 })
  })
})
