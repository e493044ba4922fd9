import { describe, expect, it } from 'vitest'
import type { TablePage } from '../../engine/page.ts'
import { cellAt, columnWidths, formatCell, GRID_PAGE, moveCell, nextSort, pagesFor, sectionOf } from './gridPages.ts'

const page = (offset: number, cells: TablePage['cells']): TablePage => ({ columns: [], total: 1000, offset, cells })

describe('a grid', () => {
  it('sorts up, down, then not at all', () => {
    const up = nextSort(null, 'a')
    const down = nextSort(up, 'a')
    expect([up, down, nextSort(down, 'a')]).toEqual([
      { column: 'a', descending: false },
      { column: 'a', descending: true },
      null,
    ])
    expect(nextSort(down, 'b')).toEqual({ column: 'b', descending: false })
  })

  it('asks for the pages that its rows stand on', () => {
    expect(pagesFor(0, GRID_PAGE - 1)).toEqual([0])
    expect(pagesFor(GRID_PAGE - 1, 2 * GRID_PAGE)).toEqual([0, 1, 2])
    expect(pagesFor(0, -1)).toEqual([])
  })

  it('finds a cell in its page, and nothing where the page is not here', () => {
    const pages = new Map([
      [
        1,
        page(GRID_PAGE, [
          [1, 2],
          ['a', null],
        ]),
      ],
    ])
    expect(cellAt(pages, GRID_PAGE + 1, 0)).toBe(2)
    expect(cellAt(pages, GRID_PAGE + 1, 1)).toBeNull()
    expect(cellAt(pages, 0, 0)).toBeUndefined()
  })

  it('shows a very long table in sections', () => {
    expect(sectionOf(1_200_000, 9)).toEqual({ index: 2, count: 3, first: 1_000_000, rows: 200_000 })
    expect(sectionOf(0, 0)).toEqual({ index: 0, count: 1, first: 0, rows: 0 })
  })

  it('gives columns the room that their texts need, within reason', () => {
    const columns = [
      { name: 'a', type: 'number' },
      { name: 'text', type: 'string' },
    ]
    const [narrow = 0, wide = 0] = columnWidths(columns, page(0, [[1], ['x'.repeat(400)]]))
    expect([narrow < 100, wide < 340, wide > 300]).toEqual([true, true, true])
  })

  it('shortens numbers, never whole ones', () => {
    const cells = [13.333333333333334, 1234567890, 123456.789012, 1e-9, Number.NaN, -0, null, true, 'a', undefined]
    expect(cells.map(formatCell)).toEqual([
      '13.33333',
      '1234567890',
      '123456.79',
      '1e-9',
      'NaN',
      '-0',
      '–',
      'true',
      'a',
      '',
    ])
  })

  it('is walked with the arrows and never left', () => {
    const size = { rows: 3, columns: 2, page: 10 }
    const at = { row: 1, column: 0 }
    const keys = ['ArrowDown', 'ArrowLeft', 'End', 'PageDown', 'x']
    expect(keys.map((key) => moveCell(at, key, size))).toEqual([
      { row: 2, column: 0 },
      { row: 1, column: 0 },
      { row: 1, column: 1 },
      { row: 2, column: 0 },
      null,
    ])
    expect(moveCell(at, 'ArrowDown', { ...size, rows: 0 })).toBeNull()
    expect(moveCell(at, 'End', size, true)).toEqual({ row: size.rows - 1, column: size.columns - 1 })
    expect(moveCell(at, 'Home', size, true)).toEqual({ row: 0, column: 0 })
  })
})
