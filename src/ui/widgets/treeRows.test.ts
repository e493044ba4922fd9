import { describe, expect, it } from 'vitest'
import type { ValueEntry, ValueSummary } from '../../engine/page.ts'
import { addPage, EMPTY_TREE, moveInTree, parentRow, rowName, setOpen, type TreeRow, treeRows } from './treeRows.ts'

const list: ValueSummary = { kind: 'array', type: 'Array', text: '[…]', size: 3, expandable: true }
const one: ValueSummary = { kind: 'number', type: 'number', text: '1', size: null, expandable: false }
const entry = (index: number, summary: ValueSummary = one): ValueEntry => ({ index, key: `k${index}`, summary })

function labels(rows: readonly TreeRow[]): string[] {
  return rows.map((row) => '  '.repeat(row.depth) + (row.kind === 'value' ? row.label : row.kind))
}

describe('treeRows', () => {
  it('shows the root alone while it is closed, and nothing to open on a scalar', () => {
    expect(treeRows(list, EMPTY_TREE, true)).toMatchObject([{ open: false, depth: 0, position: 1, siblings: 1 }])
    expect(treeRows(one, EMPTY_TREE, true)).toMatchObject([{ open: null }])
  })

  it('says that entries are on their way', () => {
    expect(labels(treeRows(list, setOpen(EMPTY_TREE, [], true), true))).toEqual(['', '  loading'])
    expect(labels(treeRows(list, EMPTY_TREE, false))).toEqual(['loading'])
  })

  it('shows open entries below their value, and how many are left', () => {
    let tree = addPage(EMPTY_TREE, [], { offset: 0, total: 5, entries: [entry(0, list), entry(1)] })
    tree = addPage(setOpen(tree, [0], true), [0], { offset: 0, total: 1, entries: [entry(7)] })
    const rows = treeRows(list, tree, false)
    expect(labels(rows)).toEqual(['k0', '  k7', 'k1', 'more'])
    expect(rows[1]).toMatchObject({ id: '0.7', path: [0, 7], position: 1, siblings: 1 })
    expect(rows[3]).toMatchObject({ left: 3 })
  })
})

describe('addPage', () => {
  it('puts following pages behind, starts anew at 0, and drops what fits nowhere', () => {
    const first = addPage(EMPTY_TREE, [], { offset: 0, total: 3, entries: [entry(0)] })
    const second = addPage(first, [], { offset: 1, total: 3, entries: [entry(1), entry(2)] })
    expect(labels(treeRows(list, second, false))).toEqual(['k0', 'k1', 'k2'])
    expect(addPage(second, [], { offset: 1, total: 3, entries: [entry(1)] })).toBe(second)
    const anew = addPage(second, [], { offset: 0, total: 1, entries: [entry(9)] })
    expect(labels(treeRows(list, anew, false))).toEqual(['k9'])
  })
})

describe('moves in a tree', () => {
  const tree = addPage(EMPTY_TREE, [], { offset: 0, total: 2, entries: [entry(0), entry(1)] })
  const rows = treeRows(list, setOpen(tree, [], true), true)

  it('stay within the rows', () => {
    const moves = ['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp', 'x']
    expect(moves.map((key) => moveInTree(rows, 1, key, 10))).toEqual([2, 0, 0, 2, 2, 0, null])
    expect(moveInTree([], 0, 'ArrowDown', 10)).toBeNull()
  })

  it('know what a row is called: the value by its own name, an entry by the keys that lead to it', () => {
    const inner = addPage(setOpen(tree, [1], true), [1], { offset: 0, total: 1, entries: [entry(0)] })
    const nested = { ...entry(1), summary: list }
    const opened = addPage(inner, [], { offset: 0, total: 2, entries: [entry(0), nested] })
    const all = treeRows(list, setOpen(opened, [], true), true)
    expect(all.map((_, at) => rowName(all, at, 'base'))).toEqual(['base', 'k0', 'k1', 'k1.k0'])
  })

  it('find the value that holds another', () => {
    expect([0, 1, 2].map((at) => parentRow(rows, at))).toEqual([-1, 0, 0])
  })
})
