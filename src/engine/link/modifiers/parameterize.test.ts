import { describe, expect, test } from 'vitest'
import { findNode } from '../../model/graph.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { ran } from '../../testing/ran.ts'
import { graphOf, messagesOf, namesOf } from '../../testing/seen.ts'

const AUTHOR = `import { checkOutput, config, decorate, does, group, parameterize, parameterizeSources, parameterizeValues, pipeInput, source, step, tag, value } from 'dagwright'\n`

describe('parameterize', () => {
  test('makes one node for each entry, which says where it comes from; the function itself is none', () => {
    const graph = graphOf(
      `${AUTHOR}export const f = decorate(parameterize({ p: { a: source('u') }, q: { a: value(2) } }), (a: number, b: number): number => a + b)`,
    )
    expect(namesOf(graph)).toEqual(['b', 'p', 'q', 'u'])
    expect(findNode(graph, 'p')).toMatchObject({ origin: 'f', kind: 'function', module: 'main.ts', where: { line: 2 } })
    expect(findNode(graph, 'q')?.dependencies.map((one) => one.node)).toEqual(['b'])
  })

  test('a parameter may take the node that it is the name of, another entry, or the same node as its neighbour', async () => {
    const text = `${AUTHOR}export const f = decorate(
      parameterize({ p: { a: source('b'), b: source('a') }, q: { a: source('p'), b: source('p') } }),
      (a: unknown, b: unknown): string => a + '/' + b)`
    expect(await ran(text, ['p', 'q'], { inputs: { a: 1, b: 2 } })).toEqual({ p: '2/1', q: '2/1/2/1' })
  })

  test('values of every JSON kind reach the function as they are', async () => {
    const text = `${AUTHOR}export const f = decorate(
      parameterize({ p: { a: value([1, { b: null }]), c: value(undefined) }, q: { a: value('x'), c: value(-Infinity) } }),
      (a: unknown, c: number = 5): unknown => [a, c])`
    expect(await ran(text, ['p', 'q'])).toEqual({ p: [[1, { b: null }], 5], q: ['x', -Infinity] })
  })

  test('the documentation says what is bound; other braces stay', () => {
    const graph = graphOf(`${AUTHOR}
      /** {output_name} is {a} of {b}, not {c} nor {@link d} {. */
      export const f = decorate(parameterize({ p: { a: source('u') }, q: { a: value('x') }, r: { a: group(value(1), source('u')) } }), (a: unknown, b: number): number => b)`)
    expect(['p', 'q', 'r'].map((name) => findNode(graph, name)?.doc)).toEqual([
      'p is u of b, not {c} nor {@link d} {.',
      'q is x of b, not {c} nor {@link d} {.',
      'r is [1, u] of b, not {c} nor {@link d} {.',
    ])
  })

  test('what other objects inherit are names like any other', async () => {
    const text = `${AUTHOR}export const f = decorate(
      parameterize({ constructor: { a: source('toString') } }), (a: number): number => a)`
    expect(await ran(text, ['constructor'], { inputs: { toString: 3 } })).toEqual({ constructor: 3 })
    const plain = `${AUTHOR}export const f = decorate(parameterizeValues('hasOwnProperty', { valueOf: 1 }), (hasOwnProperty: number): number => hasOwnProperty)`
    expect(await ran(plain, ['valueOf'])).toEqual({ valueOf: 1 })
  })

  test('stands with variants, checks and tags, whatever the order of the modifiers', async () => {
    const text = `${AUTHOR}export const f__us = decorate(
      checkOutput({ range: [0, 9], importance: 'fail' }), tag({ owner: 'me' }),
      parameterizeValues('k', { one: 1, two: 2 }), config.when({ region: 'us' }), (a: number, k: number): number => a * k)`
    const graph = graphOf(text, { region: 'us' })
    expect(namesOf(graph)).toEqual([
      'a',
      'one',
      'one_range_validator',
      'one_raw',
      'region',
      'two',
      'two_range_validator',
      'two_raw',
    ])
    expect(findNode(graph, 'one')?.tags).toEqual({ owner: 'me' })
    expect(findNode(graph, 'one_raw')?.tags).toEqual({})
    expect(await ran(text, ['two'], { inputs: { a: 4 }, config: { region: 'us' } })).toEqual({ two: 8 })
    expect(namesOf(graphOf(text))).toEqual([])
  })

  test('what stands before it is shared by all of its nodes', async () => {
    const text = `${AUTHOR}export const f = decorate(
      parameterizeValues('k', { one: 1, two: 2 }), pipeInput(step((v: number) => v + 1).named('up')), (a: number, k: number): number => a * k)`
    expect(await ran(text, ['one', 'two', 'f.up'], { inputs: { a: 4 } })).toEqual({ one: 5, two: 10, 'f.up': 5 })
  })

  test('the function of does is parameterized by the same names', async () => {
    const text = `${AUTHOR}
      function _blend(b: number, c: number, a: number): number { return a * 100 + b * 10 + c }
      export const f = decorate(does(_blend), parameterize({ p: { a: value(1), b: source('x') } }), (a: number, b: number, c = 7): number => { throw new Error('replaced') })`
    expect(await ran(text, ['p'], { inputs: { x: 2 } })).toEqual({ p: 127 })
  })

  test('each misuse is told with its name, and the nodes are still drawn', () => {
    const text = `${AUTHOR}export const f = decorate(
      parameterize({ p: { a: 'u' as never, bb: value(1) }, q: { a: value('x'), b: source('y') } }), (a: number, b: number): number => a + b)`
    const { graph } = analyzed(text)
    expect(graph.problems.map(({ message, hint, where }) => [message, hint, where?.line])).toEqual([
      [
        'parameterize at "f" binds "a" to "u", which is no binding.',
        'Write source("u") for the node of that name, or value("u") for the text.',
        3,
      ],
      ['parameterize binds "bb", but "f" has no such parameter.', 'Did you mean b or a?', 3],
      [
        'parameterize at "f" gives a: number the value "x".',
        'Bind what fits that type, or change the type of the parameter.',
        3,
      ],
    ])
    expect(namesOf(graph)).toEqual(['a', 'b', 'p', 'q', 'y'])
  })

  test('an edge that does not fit is told at the binding', () => {
    const { problems } = analyzed(`${AUTHOR}export function t(): string { return '' }
export const f = decorate(
  parameterize({ p: { a: source('t') } }),
  (a: number): number => a)`).graph
    expect(problems).toMatchObject([{ message: '"p" needs a: number, but "t" gives string.', where: { line: 4 } }])
  })

  test('two functions that make a node of one name are a problem', () => {
    expect(
      messagesOf(`${AUTHOR}export function p(): number { return 1 }
export const f = decorate(parameterizeValues('a', { p: 1 }), (a: number): number => a)`),
    ).toEqual(['The node "p" is defined 2 times: main.ts:2 and main.ts:3.'])
  })
})

describe('parameterizeSources and parameterizeValues', () => {
  test('take what parameterize takes in short', async () => {
    const text = `${AUTHOR}
      export const lag = decorate(parameterizeValues('days', { one: 1, week: 7 }), (day: number, days: number): number => day - days)
      export const diff = decorate(parameterizeSources({ fall: { left: 'one', right: 'week' } }), (left: number, right: number): number => left - right)`
    expect(await ran(text, ['fall'], { inputs: { day: 30 } })).toEqual({ fall: 6 })
  })

  test.each([
    ["parameterizeValues('days')", 'parameterizeValues at "f" cannot be read as parameterizeValues(\'days\').'],
    [
      "parameterizeSources({ p: { days: source('x') } })",
      'parameterizeSources at "f" cannot be read as parameterizeSources({ p: { days: source(\'x\') } }).',
    ],
    ["parameterizeValues('dys', { p: 1 })", 'parameterizeValues binds "dys", but "f" has no such parameter.'],
    ["parameterizeValues('days', {})", 'parameterizeValues at "f" makes no node.'],
    [
      "parameterizeSources({ '': { days: 'x' } })",
      "parameterizeSources at \"f\" cannot be read as parameterizeSources({ '': { days: 'x' } }).",
    ],
  ])('%s is a problem', (modifier, message) => {
    expect(messagesOf(`${AUTHOR}export const f = decorate(${modifier}, (days: number): number => days)`)).toContain(
      message,
    )
  })
})
