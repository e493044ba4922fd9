import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdit, type Edit, EMPTY_DOCUMENT } from './document.ts'
import { pushEdit, redo, startHistory, undo } from './history.ts'

const start = startHistory({ ...EMPTY_DOCUMENT, files: [{ path: 'a.ts', text: '' }] })

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('setText' as const), path: fc.constant('a.ts'), text: fc.string() }),
  fc.record({ kind: fc.constant('setOutputs' as const), outputs: fc.array(fc.string(), { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('moveNodes' as const),
    positions: fc.dictionary(fc.string(), fc.record({ x: fc.integer(), y: fc.integer() }), { maxKeys: 3 }),
  }),
  fc.record({
    kind: fc.constant('setInput' as const),
    name: fc.constantFrom('x', '__proto__'),
    source: fc.option(fc.record({ kind: fc.constant('json' as const), value: fc.integer() })),
  }),
)

test('undoing every step gives the first document back, redoing them the last', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(edit, fc.integer({ min: 0, max: 2000 })), { maxLength: 40 }), (script) => {
      let time = 0
      let history = start
      for (const [change, pause] of script) {
        time += pause
        history = pushEdit(history, [change], time)
      }
      const last = history.present
      while (history.past.length) history = undo(history)
      expect(history.present).toBe(start.present)
      while (history.future.length) history = redo(history)
      expect(history.present).toBe(last)
    }),
  )
})

test('a burst of typing in one file is one step, a pause ends it', () => {
  const type = (text: string): Edit => ({ kind: 'setText', path: 'a.ts', text })
  let history = start
  for (const [text, time] of [
    ['a', 0],
    ['ab', 200],
    ['abc', 600],
    ['abcd', 1200],
  ] as const) {
    history = pushEdit(history, [type(text)], time)
  }
  expect(history.past.map(({ document }) => document.files[0]?.text)).toEqual(['', 'abc'])
})

test('several edits at once are one step, and an edit that changes nothing is none', () => {
  const both = pushEdit(
    start,
    [
      { kind: 'setOutputs', outputs: ['a'] },
      { kind: 'setText', path: 'a.ts', text: 'b' },
    ],
    0,
  )
  expect(both.past.map(({ document }) => document)).toEqual([start.present])
  expect(pushEdit(both, [{ kind: 'setText', path: 'a.ts', text: 'b' }], 10)).toBe(both)
})

test('a new edit takes the redo steps away', () => {
  const one = pushEdit(start, [{ kind: 'setText', path: 'a.ts', text: '1' }], 0)
  expect(pushEdit(undo(one), [{ kind: 'setText', path: 'a.ts', text: '2' }], 1000).future).toEqual([])
})

test('what is kept by the path of a file follows it, and goes with it', () => {
  const view = { ...EMPTY_DOCUMENT.settings.view, folded: ['a.ts', 'b.ts'] }
  const document = {
    ...EMPTY_DOCUMENT,
    files: [
      { path: 'a.ts', text: 'a' },
      { path: 'b.ts', text: 'b' },
    ],
    settings: { ...EMPTY_DOCUMENT.settings, modules: ['b.ts', 'a.ts'], resultBuilder: 'a.ts:report', view },
  }
  const kept = ({ files, settings }: typeof document) => [
    files.map((file) => file.path),
    settings.modules,
    settings.resultBuilder,
    settings.view.folded,
  ]
  const after = (edit: Edit) => kept(applyEdit(document, edit) as typeof document)
  expect(after({ kind: 'renameFile', from: 'a.ts', to: 'c.ts' })).toEqual([
    ['c.ts', 'b.ts'],
    ['b.ts', 'c.ts'],
    'c.ts:report',
    ['c.ts', 'b.ts'],
  ])
  expect(after({ kind: 'removeFile', path: 'b.ts' })).toEqual([['a.ts'], ['a.ts'], 'a.ts:report', ['a.ts']])
  expect(after({ kind: 'shiftFile', path: 'b.ts', by: -1 })[0]).toEqual(['b.ts', 'a.ts'])
})
