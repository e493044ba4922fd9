import { describe, expect, it, test } from 'vitest'
import { fakeProgram } from '../testing/fakeProgram.ts'
import { helloWorld } from '../testing/helloWorld.ts'
import { requestFor } from './requestedRun.ts'
import { loaderOf, nameLoader, readersOf } from './tableNode.ts'

const SALES = { node: 'sales', file: 'sales.csv', format: 'csv', columns: null, isTable: true } as const

const docOf = (columns: readonly string[] | null): string | undefined =>
  /\/\*\* (.*) \*\//.exec(loaderOf({ ...SALES, columns }))?.[1]

it('names the columns of a dropped table, the first of many', () => {
  expect(docOf(['day', 'price'])).toBe('The table in sales.csv: day and price.')
  expect(docOf(Array.from({ length: 3000 }, (_, at) => `c${at}`))).toBe(
    'The table in sales.csv: c0, c1, c2, c3, c4, c5, c6, c7 and 2992 more.',
  )
})

it('names no columns where the file has none', () => {
  expect(docOf(null)).toBe('The table in sales.csv.')
  expect(docOf([''])).toBe('The table in sales.csv.')
})

it('keeps odd names of columns within its comment', () => {
  expect(docOf(['a\nb', '*/ x', '\u0000', 'n'.repeat(500)])).toBe(
    `The table in sales.csv: a b, * / x and ${'n'.repeat(80)}….`,
  )
})

it('gives what is no table as what it is', () => {
  expect(loaderOf({ ...SALES, format: 'json', isTable: false })).toContain('(content: unknown): unknown => content')
})

describe('a node is named after its file', () => {
  test.each([
    ['sales.csv', 'sales'],
    ['Sales 2024 (final).CSV', 'sales_2024_final'],
    ['data/sales.csv', 'sales'],
    ['2024.csv', 'data_2024'],
    ['Übergröße.csv', 'übergröße'],
    ['u\u0308ber.csv', 'über'],
    ['数据.csv', '数据'],
    ['🙂.csv', 'data'],
    ['.csv', 'data'],
    ['__a__b__.csv', 'a_b'],
    ['class.csv', 'data_class'],
    ['undefined.csv', 'data_undefined'],
    ['value.csv', 'data_value'],
    ['decorate.csv', 'data_decorate'],
    ['spend.csv', 'spend_2'],
    ['mean.csv', 'mean_2'],
    ['deviation.csv', 'deviation_2'],
    ['helper.csv', 'helper_2'],
  ])('%s: %s', (file, name) => {
    const { graph } = fakeProgram(requestFor(helloWorld(), 0))
    const text = "import { mean, deviation as d } from 'd3-array'\nconst helper = 1\n// sales\n"
    expect(nameLoader(file, graph, text)).toBe(name)
  })
})

it('knows who reads a file', () => {
  const { graph } = fakeProgram(requestFor(helloWorld(), 0))
  const spec = { name: 'loadFrom.csv', args: [{ path: { value: 'a.csv' } }], text: '', where: null }
  const nodes = graph.nodes.map((node, at) => (at === 1 ? { ...node, modifiers: [spec] } : node))
  const reads = (file: string) => readersOf(file, { ...graph, nodes } as unknown as typeof graph)
  expect(reads('a.csv')).toEqual([graph.nodes[1]?.origin])
  expect(reads('b.csv')).toEqual([])
})
