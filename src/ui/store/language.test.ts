import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../engine/page.ts'
import { createFakeServices } from '../testing/fakeServices.ts'
import { createController } from './controller.ts'
import { newProject } from './newProject.ts'
import type { Services } from './services.ts'
import { createAppStore } from './state.ts'

/** Takes the spaces at a text's beginning away. */
const trim: Services['formatter']['format'] = async (text) =>
  text.includes('{{') ? { ok: false, reason: 'No.', line: 2, column: 1 } : { ok: true, text: text.trimStart() }

/** A project of three modules, and a formatter. */
async function setUp(format = trim, stop = () => {}) {
  const store = createAppStore()
  const controller = createController(store, createFakeServices({ formatter: { format, stop } }))
  const files = ['  a', 'b', ' {{'].map((text, at) => ({ path: `${'abc'[at]}.ts`, text }))
  controller.open({ files, data: new Map(), settings: DEFAULT_SETTINGS }, { kind: 'new' })
  const texts = () => store.getState().history.present.files.map(({ text }) => text)
  const told = () => store.getState().notices.map(({ text }) => text)
  return { controller, store, texts, told, language: await controller.language() }
}

test('modules are formatted in one step, and what cannot be says why', async () => {
  const { controller, told, texts, language } = await setUp()
  await language.format(['a.ts', 'b.ts', 'c.ts'])
  expect(texts()).toEqual(['a', 'b', ' {{'])
  expect(told()).toEqual(['c.ts has a syntax error in line 2: No. Correct it, then format.'])
  controller.undo()
  expect(texts()).toEqual(['  a', 'b', ' {{'])
})

test('text that goes on meanwhile is left alone, and so it says', async () => {
  const { controller, texts, told, language } = await setUp(async (text) => {
    controller.setText('b.ts', 'b, and more')
    return trim(text)
  })
  await language.format(['a.ts', 'b.ts'])
  expect(texts()).toEqual(['  a', 'b, and more', ' {{'])
  expect(told()).toEqual(['The text went on meanwhile: nothing was formatted.'])
})

test('formatting that takes long is seen, and can be stopped', async () => {
  let stop = () => {}
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null)
  })
  const { store, texts, told, language } = await setUp(
    () => stopped,
    () => stop(),
  )
  const formatting = language.format(['a.ts'])
  expect(store.getState().formatting).toBe(true)
  language.stopFormatting()
  await formatting
  expect([store.getState().formatting, told(), texts()]).toEqual([false, [], ['  a', 'b', ' {{']])
})

test('where there is no formatter it says so, and all stays as it is', async () => {
  const { store, texts, told, language } = await setUp(() => Promise.reject(new Error('no network')))
  await language.format(['a.ts'])
  expect(told()).toEqual(['Nothing was formatted: no network.'])
  expect([store.getState().formatting, texts()]).toEqual([false, ['  a', 'b', ' {{']])
})

test('what a project is compared with is what came, whatever was done to it since', async () => {
  const { controller, language } = await setUp()
  const files = [{ path: 'a.ts', text: 'as it came' }]
  const document = { files, data: new Map(), settings: DEFAULT_SETTINGS }
  controller.open({ ...document, files: [{ path: 'a.ts', text: 'as it was left' }] }, { kind: 'link', files }, true)
  for (let at = 0; at < 600; at++) controller.setText('a.ts', `step ${at}`)
  expect(await language.authorFiles()).toEqual(files)
  controller.open(document, { kind: 'new' })
  expect(await language.authorFiles()).toEqual(newProject().files)
})
