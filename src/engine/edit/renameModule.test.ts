import { expect, test } from 'vitest'
import { edited, outcomeOf } from '../testing/edited.ts'

const rename = (module: string, path: string) => ({ kind: 'renameModule', module, path }) as const

test('imports, exports and types in other modules follow, each written as it was', () => {
  const texts = {
    'stats.ts': '// ours\nexport function mean(n: number): number { return n }\nexport interface Row { id: number }\n',
    'report.ts': `import { mean } from './stats.ts' // stats.ts
import type { Row } from "./stats"
export * as all from './stats.js'
export function total(row: Row): import('./stats.ts').Row { return mean(row.id) > 0 ? row : row }
`,
    'lib/late.ts': "export const _late = async () => (await import('../stats.ts')).mean(1)\n",
    'other.ts': "import { x } from './statsOld.ts'\n",
  }
  expect(edited(texts, rename('stats.ts', 'means.ts'))).toEqual({
    'means.ts': texts['stats.ts'],
    'report.ts': `import { mean } from './means.ts' // stats.ts
import type { Row } from "./means"
export * as all from './means.js'
export function total(row: Row): import('./means.ts').Row { return mean(row.id) > 0 ? row : row }
`,
    'lib/late.ts': "export const _late = async () => (await import('../means.ts')).mean(1)\n",
    'other.ts': texts['other.ts'],
  })
})

test('a file of helpers may go to another folder, and its own imports lead on', () => {
  const texts = {
    'main.ts': "import { _two } from './lib/two.ts'\nexport const a = () => _two\n",
    'lib/one.ts': 'export const _one = 1\n',
    'lib/two.ts':
      "import { _one } from './one.ts'\nimport { mean } from 'd3-array'\nexport const _two = [_one, mean]\n",
  }
  expect(edited(texts, rename('lib/two.ts', 'lib/deep/second.ts'))).toEqual({
    'main.ts': "import { _two } from './lib/deep/second.ts'\nexport const a = () => _two\n",
    'lib/one.ts': texts['lib/one.ts'],
    'lib/deep/second.ts':
      "import { _one } from '../one.ts'\nimport { mean } from 'd3-array'\nexport const _two = [_one, mean]\n",
  })
})

test('the plan says which file has another path, and no node has another name', () => {
  const outcome = outcomeOf({ 'a.ts': 'export const x = () => 1\n' }, rename('a.ts', 'b.ts'))
  expect('plan' in outcome && outcome.plan).toEqual({
    title: 'Rename a.ts to b.ts',
    changes: [],
    renames: [],
    created: [],
    moved: [{ from: 'a.ts', to: 'b.ts' }],
  })
})

test.each([
  ['b.ts', 'DW-EDIT-002', 'b.ts is there already.'],
  ['a', 'DW-EDIT-001', '"a" cannot be the name of a module.'],
  ['', 'DW-EDIT-001', 'The module needs a name.'],
  ['lib/a.ts', 'DW-EDIT-012', '"lib/a.ts" is no module of the project: functions would be no nodes there.'],
])('to %j it is refused', (path, code, message) => {
  const outcome = outcomeOf({ 'a.ts': 'export const x = () => 1\n', 'b.ts': '' }, rename('a.ts', path))
  expect('refusal' in outcome && [outcome.refusal.code, outcome.refusal.message]).toEqual([code, message])
})

test('a module that is gone is no reason to rename another', () => {
  const outcome = outcomeOf({ 'a.ts': '' }, rename('gone.ts', 'b.ts'))
  expect('refusal' in outcome && outcome.refusal.code).toBe('DW-EDIT-008')
})
