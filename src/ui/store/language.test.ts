import { expect, test } from 'vitest'
import type { FormatOutcome, LanguageQuestion } from '../../engine/page.ts'
import { DEFAULT_SETTINGS, makeProblem } from '../../engine/page.ts'
import { createFakeServices } from '../testing/fakeServices.ts'
import { createController } from './controller.ts'
import { newProject } from './newProject.ts'

import { createAppStore } from './state.ts'

/** A project of three modules, and a formatter that takes the spaces at their beginnings away. */
async function setUp(onAsked: (path: string) => void = () => {}) {
  const store = createAppStore()
  const services = createFakeServices()
  const ask = async (_request: unknown, question: LanguageQuestion): Promise<unknown> => {
    if (question.kind !== 'format') return null
    onAsked(question.path)
    const text = store.getState().history.present.files.find(({ path }) => path === question.path)?.text ?? ''
    if (text.includes('{{'))
      return { ok: false, problem: makeProblem('X', 'build', { message: 'No.', hint: 'Mend it.' }) }
    const end = text.length - text.trimStart().length
    return { ok: true, edits: end ? [{ start: 0, end, text: '' }] : [] } satisfies FormatOutcome
  }
  const controller = createController(store, {
    ...services,
    analyzer: { ...services.analyzer, ask: ask as typeof services.analyzer.ask },
  })
  const files = ['  a', 'b', ' {{'].map((text, at) => ({ path: `${'abc'[at]}.ts`, text }))
  controller.open({ files, data: new Map(), settings: DEFAULT_SETTINGS }, { kind: 'new' })
  const texts = () => store.getState().history.present.files.map(({ text }) => text)
  return { controller, store, texts, language: await controller.language() }
}

test('modules are formatted in one step, and what cannot be says why', async () => {
  const { controller, store, texts, language } = await setUp()
  await language.format(['a.ts', 'b.ts', 'c.ts'])
  expect(texts()).toEqual(['a', 'b', ' {{'])
  expect(store.getState().notices.map(({ text }) => text)).toEqual(['No. Mend it.'])
  controller.undo()
  expect(texts()).toEqual(['  a', 'b', ' {{'])
})

test('text that goes on meanwhile is left alone', async () => {
  const { controller, texts, language } = await setUp(() => controller.setText('b.ts', 'b, and more'))
  await language.format(['a.ts', 'b.ts'])
  expect(texts()).toEqual(['  a', 'b, and more', ' {{'])
})

test('what a project is compared with is what came, whatever was done to it since', async () => {
  const { controller, language } = await setUp()
  const files = [{ path: 'a.ts', text: 'as it came' }]
  const document = { files, data: new Map(), settings: DEFAULT_SETTINGS }
  controller.reopen({ ...document, files: [{ path: 'a.ts', text: 'as it was left' }] }, { kind: 'link', files }, true)
  for (let at = 0; at < 600; at++) controller.setText('a.ts', `step ${at}`)
  expect(await language.authorFiles()).toEqual(files)
  controller.open(document, { kind: 'new' })
  expect(await language.authorFiles()).toEqual(newProject().files)
})
