import { expect, test } from 'vitest'
import { formatProjectFile } from './formatProject.ts'
import { DEFAULT_SETTINGS, parseProjectFile } from './project.ts'
import { DEFAULT_VIEW, readView, type ViewSettings } from './view.ts'

const NOTE = { id: 'n1', x: 4, y: 8, width: 200, height: 100, text: 'why\nso' }
const VIEW: ViewSettings = { direction: 'down', frames: false, folded: ['stats.ts'], notes: [NOTE] }

test('a view goes with the project', () => {
  const settings = { ...DEFAULT_SETTINGS, view: VIEW }
  expect(parseProjectFile(formatProjectFile(settings))).toEqual({ settings, problems: [] })
})

test('what has its default is not written, and what is not written has its default', () => {
  expect(formatProjectFile(DEFAULT_SETTINGS)).not.toContain('view')
  expect(formatProjectFile({ ...DEFAULT_SETTINGS, view: { ...DEFAULT_VIEW, direction: 'down' } })).toMatch(
    /"view": \{\s*"direction": "down"\s*\}/,
  )
  expect(readView({ folded: ['a.ts'] })).toEqual({ ...DEFAULT_VIEW, folded: ['a.ts'] })
})

test('what is no view is a problem, and the default counts', () => {
  const odd = [{ direction: 'left' }, { frames: 1 }, { folded: [1] }, { notes: [{ id: 'n1' }] }, [], 'down', null]
  for (const view of odd) {
    const { settings, problems } = parseProjectFile(JSON.stringify({ view }))
    expect([settings.view, problems.length], JSON.stringify(view)).toEqual([DEFAULT_VIEW, 1])
  }
})
