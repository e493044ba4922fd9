import { describe, expect, test } from 'vitest'
import { findNode } from '../../model/graph.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { ran } from '../../testing/ran.ts'

const AUTHOR = `import { desc, table, type ColumnTable } from 'arquero'
import { decorate, pipeInput, step, tag, withColumns } from 'dagwright'
export function base(): ColumnTable { return table({ a: [1, 2, 3], b: ['x', 'y', 'z'], n: Float64Array.of(1, 2, 3) }) }
function dbl(a: number[]): number[] { return Array.from(a, (v) => v * 2) }
function tot(dbl: readonly number[], n: Float64Array, k: number): Float64Array { return n.map((v, at) => v + k + (dbl[at] ?? 0)) }
`

function messagesOf(text: string): string[] {
  return analyzed(AUTHOR + text).graph.problems.map((problem) => problem.message)
}

describe('withColumns', () => {
  test('passes columns by name, computes others, and appends those that are selected', async () => {
    const text = `${AUTHOR}export const f = decorate(
      tag({ team: 'x' }),
      withColumns(dbl, tot, { columnsToPass: ['a', 'n'], select: ['tot'] }),
      (base: ColumnTable) => base.objects(),
    )`
    const { graph } = analyzed(text)
    expect(graph.problems).toEqual([])
    expect(graph.nodes.map((node) => node.name).sort()).toEqual([
      ...['base', 'f', 'f._append', 'f.a', 'f.dbl', 'f.n', 'f.tot', 'k'],
    ])
    expect(graph.nodes.filter((node) => 'team' in node.tags).map((node) => node.name)).toEqual(['f'])
    expect(findNode(graph, 'f.dbl')).toMatchObject({ origin: 'f' })
    expect(await ran(text, ['f', 'f.dbl'], { inputs: { k: 100 } })).toEqual({
      f: [
        { a: 1, b: 'x', n: 1, tot: 103 },
        { a: 2, b: 'y', n: 2, tot: 106 },
        { a: 3, b: 'z', n: 3, tot: 109 },
      ],
      'f.dbl': [2, 4, 6],
    })
  })

  test('without a selection all computed columns are appended, in the order of the functions; a namespace names them', async () => {
    const text = `${AUTHOR}export const f = decorate(
      withColumns(tot, dbl, { columnsToPass: ['a', 'n'], namespace: 'cols' }),
      (base: ColumnTable) => base.columnNames(),
    )`
    expect(await ran(text, ['f', 'cols.dbl'], { inputs: { k: 0 } })).toEqual({
      f: ['a', 'b', 'n', 'tot', 'dbl'],
      'cols.dbl': [2, 4, 6],
    })
  })

  test('rows keep their order, filters hold, and one value fills a column', async () => {
    const text = `${AUTHOR}
      export function some(base: ColumnTable): ColumnTable { return base.filter('d => d.a > 1').orderby(desc('a')) }
      function first(a: number[]): number { return a[0] ?? 0 }
      export const f = decorate(
        withColumns(dbl, first, { columnsToPass: ['a'] }),
        (some: ColumnTable) => some.select('a', 'dbl', 'first').objects(),
      )`
    expect(await ran(text, ['f'])).toEqual({
      f: [
        { a: 3, dbl: 6, first: 3 },
        { a: 2, dbl: 4, first: 3 },
      ],
    })
  })

  test('takes the table that a pipe before it gives', async () => {
    const text = `${AUTHOR}
      function _head(t: ColumnTable): ColumnTable { return t.slice(0, 1) }
      export const f = decorate(
        withColumns(dbl, { columnsToPass: ['a'] }),
        pipeInput(step(_head)),
        (base: ColumnTable) => base.objects(),
      )`
    expect(await ran(text, ['f'])).toEqual({ f: [{ a: 1, b: 'x', n: 1, dbl: 2 }] })
  })

  test('columns of another length, and columns that the table lacks, are problems of the run', async () => {
    const longer = `${AUTHOR}function more(a: number[]): number[] { return [...a, 4] }
      export const f = decorate(withColumns(more, { columnsToPass: ['a'] }), (base: ColumnTable) => base)`
    expect(await ran(longer, ['f'])).toEqual([
      expect.stringContaining('"f._append" cannot append columns: the column "more" has 4 values for 3 rows.'),
    ])
    const lacking = `${AUTHOR}function of(zz: number[]): number[] { return zz }
      export const f = decorate(withColumns(of, { columnsToPass: ['zz'] }), (base: ColumnTable) => base)`
    expect(await ran(lacking, ['f'])).toEqual([expect.stringContaining('zz')])
  })

  test.each([
    ["{ columnsToPass: ['a', 'dbl'] }", 'withColumns at "f" passes the column "dbl" and computes it, too.'],
    [
      "{ columnsToPass: ['a'], select: ['dlb'] }",
      'withColumns at "f" selects "dlb", which no nested function computes.',
    ],
    [
      '{} as never',
      'The option "columnsToPass" of withColumns at "f" is not a list of columns: columnsToPass: ["price"].',
    ],
    [
      "{ columnsToPass: ['a'], select: 'dbl' as never }",
      'The option "select" of withColumns at "f" is not a list of columns: select: ["total"].',
    ],
    [
      "{ columnsToPass: ['a'], namespace: '' }",
      'The option "namespace" of withColumns at "f" is not a name: namespace: "columns".',
    ],
  ])('misuse is a problem: withColumns(dbl, %s)', (options, message) => {
    expect(messagesOf(`export const f = decorate(withColumns(dbl, ${options}), (base: ColumnTable) => base)`)).toEqual([
      message,
    ])
  })

  test('needs a table as the first parameter', () => {
    const call = (fn: string) => `export const f = decorate(withColumns(dbl, { columnsToPass: ['a'] }), ${fn})`
    expect(messagesOf(call('(u: number) => u'))).toEqual([
      'withColumns at "f" needs a table as its first parameter, not u: number.',
    ])
    expect(messagesOf(call('() => 1'))).toEqual(['withColumns at "f" needs a table as its first parameter.'])
  })
})
