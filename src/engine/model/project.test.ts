import { expect, test } from 'vitest'
import { formatProjectFile } from './formatProject.ts'
import { DEFAULT_SETTINGS, parseProjectFile } from './project.ts'
import { parseResultFunction } from './request.ts'

/** What is kept of a `result` in `dagwright.json`, and whether something was wrong with it. */
function read(result: unknown) {
  const { settings, problems } = parseProjectFile(JSON.stringify({ result }))
  return [settings.result, settings.resultBuilder, problems.length]
}

test('a result is a kind, arrow, or a function of a module', () => {
  expect(read('table')).toEqual(['table', null, 0])
  expect(read('arrow')).toEqual(['dict', 'arrow', 0])
  expect(read('lib/report.ts:_build')).toEqual(['dict', 'lib/report.ts:_build', 0])
  for (const odd of ['list', 'report.ts:', ':_build', 'report.js:f', 'report.ts:a-b', 'report.ts:1f', 3, null]) {
    expect(read(odd), String(odd)).toEqual(['dict', null, 1])
  }
})

test('a builder of its own goes with the project, until a kind is chosen', () => {
  const settings = { ...DEFAULT_SETTINGS, resultBuilder: 'report.ts:_build' }
  expect(parseProjectFile(formatProjectFile(settings)).settings).toEqual(settings)
  const chosen = parseProjectFile(formatProjectFile({ ...settings, result: 'matrix' })).settings
  expect([chosen.result, chosen.resultBuilder]).toEqual(['matrix', null])
})

test('a function of a module is named by its path and export', () => {
  expect(parseResultFunction('a/b.c.tsx:größe$1')).toEqual({ module: 'a/b.c.tsx', exportName: 'größe$1' })
})
