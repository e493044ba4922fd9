import { describe, expect, test } from 'vitest'
import { findNode } from '../../model/graph.ts'
import { behaviorOf, NO_CHOICE } from '../../run/cacheBehavior.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { graphOf, messagesOf } from '../../testing/seen.ts'

const AUTHOR = `import { table, type ColumnTable } from 'arquero'
import { cache, checkOutput, decorate, extractColumns, extractFields, parameterizeSources, schema, subdag, tag, tagOutputs, value } from 'dagwright'
`

/** Name -> tags of the nodes that have some. */
function tagsOf(modifiers: string, fn = '(n: number): { p: number; q: number } => ({ p: n, q: n })'): unknown {
  const { nodes } = graphOf(`${AUTHOR}export const f = decorate(${modifiers}, ${fn})`)
  return Object.fromEntries(nodes.filter(({ tags }) => Object.keys(tags).length).map(({ name, tags }) => [name, tags]))
}

const TABLE = '(n: number): ColumnTable => table({ p: [n] })'

describe('tag', () => {
  test('lands on what nothing else of the function takes, and the topmost one wins', () => {
    expect(tagsOf("tag({ a: 'top', b: 'x' }), extractFields('p', 'q'), tag({ a: 'low', c: ['y'] })")).toEqual({
      p: { a: 'top', b: 'x', c: ['y'] },
      q: { a: 'top', b: 'x', c: ['y'] },
    })
    expect(
      tagsOf(
        "parameterizeSources({ one: { n: 'x' }, two: { n: 'one' } }), tag({ a: 'x' })",
        '(n: number): number => n',
      ),
    ).toEqual({
      two: { a: 'x' },
    })
  })

  test('may be called as objects call what they inherit', () => {
    expect(tagsOf("tag({ constructor: 'a', toString: 'b' })")).toEqual({ f: { constructor: 'a', toString: 'b' } })
  })
})

describe('tagOutputs', () => {
  test('labels nodes one by one, beside tag', () => {
    expect(
      tagsOf(
        "tag({ owner: 'me' }), tagOutputs({ p: { unit: 'cm' }, q: { unit: 'kg', shown: 'no' }, f: { whole: 'yes' } }), extractFields()",
      ),
    ).toEqual({
      f: { whole: 'yes' },
      p: { owner: 'me', unit: 'cm' },
      q: { owner: 'me', unit: 'kg', shown: 'no' },
    })
  })

  test('names of other nodes and tags that are none are problems', () => {
    const told = (modifier: string) =>
      messagesOf(`${AUTHOR}export const f = decorate(${modifier}, (n: number): number => n)`)
    expect(told("tagOutputs({ g: { unit: 'cm' } })")).toEqual([
      'tagOutputs at "f" labels "g", which is none of its nodes.',
    ])
    expect(told("tagOutputs({ f: { 'dag.unit': 'cm' } })")).toEqual([
      'The tag "dag.unit" at "f" starts with a reserved name.',
    ])
    expect(told("tagOutputs({ f: 'cm' } as never)")).toEqual([
      'tagOutputs at "f" cannot be read as tagOutputs({ f: \'cm\' } as never).',
    ])
  })
})

describe('schema.output', () => {
  test('is a tag on a table', () => {
    expect(tagsOf("schema.output(['p', 'number'], ['q', 'string'])", TABLE)).toEqual({
      f: { 'hamilton.internal.schema_output': 'p=number,q=string' },
    })
  })

  test.each([
    [
      "schema.output(['p', 'number'])",
      '(n: number): number => n',
      'schema.output at "f" needs a table, but "f" gives number.',
    ],
    ["schema.output(['p'] as never)", TABLE, 'schema.output at "f" cannot be read as schema.output([\'p\'] as never).'],
    ['schema.output()', TABLE, 'schema.output at "f" cannot be read as schema.output().'],
  ])('%s over %s is a problem', (modifier, fn, message) => {
    expect(messagesOf(`${AUTHOR}export const f = decorate(${modifier}, ${fn})`)).toEqual([message])
  })
})

describe('cache', () => {
  test.each(['default', 'recompute', 'disable', 'ignore'])('says %s by a tag', (behavior) => {
    expect(tagsOf(`cache({ behavior: '${behavior}' }), extractFields('p')`)).toEqual({
      p: { 'cache.behavior': behavior },
    })
  })

  test('goes for nested functions that do not say otherwise themselves', () => {
    const { nodes } = graphOf(`${AUTHOR}
function _part(n: number): number { return n }
const _own = decorate(cache({ behavior: 'recompute' }), checkOutput({ range: [0, 1] }), (n: number): number => n)
function _sum(_part: number, _own: number): number { return _part + _own }
export const f = decorate(cache({ behavior: 'disable' }), subdag(_part, _own, _sum, { inputs: { n: value(1) } }), (_sum: number) => _sum)`)
    const behaviors = nodes.map((node) => [node.name, behaviorOf(node, NO_CHOICE)])
    expect(Object.fromEntries(behaviors)).toEqual({
      f: 'disable',
      'f._own': 'recompute',
      'f._own_range_validator': 'recompute',
      'f._own_raw': 'recompute',
      'f._part': 'disable',
      'f._sum': 'disable',
      'f.n': 'disable',
    })
  })

  test('says nothing where nothing is asked', () => {
    expect(tagsOf('cache({})')).toEqual({})
  })

  test('other options and behaviours are problems that name the nearest', () => {
    const problemsOf = (modifier: string) =>
      analyzed(`${AUTHOR}export const f = decorate(${modifier}, (n: number): number => n)`).graph.problems
    expect(problemsOf("cache({ behavior: 'recompte' as never })")).toMatchObject([
      { message: 'cache at "f" does not know behavior: "recompte".', hint: 'Did you mean recompute?' },
    ])
    expect(problemsOf("cache({ format: 'json' } as never)")).toMatchObject([
      { message: 'cache at "f" does not know format: "json".' },
    ])
  })
})

test('a check made twice has nodes of its own', () => {
  const graph = graphOf(
    `${AUTHOR}export const f = decorate(checkOutput({ range: [0, 1] }), checkOutput({ range: [0, 2] }), tag({ a: 'x' }), (n: number): number => n)`,
  )
  expect(graph.nodes.map((node) => node.name).sort()).toEqual([
    'f',
    'f_range_validator',
    'f_range_validator_1',
    'f_raw',
    'f_raw_1',
    'n',
  ])
  expect(findNode(graph, 'f')?.tags).toEqual({ a: 'x' })
})
