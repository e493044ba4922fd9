import { expect, test } from 'vitest'
import { createFakeServices } from '../testing/fakeServices.ts'
import { helloWorld } from '../testing/helloWorld.ts'
import { createController } from './controller.ts'
import { moduleCard } from './modules.ts'
import { placesOf } from './places.ts'
import { createAppStore } from './state.ts'

/** Hello world, analysed and laid out. */
async function open() {
  const store = createAppStore()
  const controller = createController(store, createFakeServices())
  controller.open(helloWorld(), { kind: 'new' })
  await expect.poll(() => placesOf(store.getState()).size).toBe(8)
  const steps = () => store.getState().history.past.length
  const view = () => store.getState().history.present.settings.view
  return { store, controller, steps, view, places: () => placesOf(store.getState()) }
}

test('another direction is one step, and undoing it puts every card back', async () => {
  const { controller, steps, view, places } = await open()
  const before = places()
  await controller.setDirection('down')
  expect([view().direction, steps()]).toEqual(['down', 1])
  controller.undo()
  expect(view().direction).toBe('right')
  expect(places()).toEqual(before)
  await controller.setDirection('right')
  expect(steps()).toBe(0)
})

test('laying out anew is one step, which undo takes back', async () => {
  const { controller, steps, places } = await open()
  controller.moveNodes({ spend: { x: 999, y: 999 } })
  await controller.tidy()
  expect([places().get('spend'), steps()]).not.toEqual([{ x: 999, y: 999 }, 1])
  controller.undo()
  expect(places().get('spend')).toEqual({ x: 999, y: 999 })
})

test('marked cards align in one step', async () => {
  const { controller, steps, places } = await open()
  controller.mark(['spend', 'spend_mean', 'spend_std_dev'])
  const left = places().get('spend')?.x
  await controller.align('left')
  expect(['spend', 'spend_mean', 'spend_std_dev'].map((name) => places().get(name)?.x)).toEqual([left, left, left])
  expect(steps()).toBe(1)
  controller.select(null)
  await controller.distribute('vertically')
  expect(steps()).toBe(1)
})

test('a folded module is one card in the middle of its nodes, which keep their places', async () => {
  const { store, controller, steps, places } = await open()
  const before = places()
  controller.foldModule('stats.ts', true)
  const card = moduleCard('stats.ts')
  await expect.poll(() => places().has(card)).toBe(true)
  expect([places().has('spend_std_dev'), steps()]).toEqual([false, 1])
  controller.select('spend_std_dev', 'code')
  expect(places().has(card)).toBe(true)
  controller.select('spend_zero_mean_unit_variance')
  expect(places()).toEqual(before)
  controller.undo()
  expect(places().has(card)).toBe(true)
  expect(store.getState().selected).toBe('spend_zero_mean_unit_variance')
})

test('writing a note is one step, as are moving and deleting it; it lies beside the cards', async () => {
  const { store, controller, steps, view } = await open()
  await controller.addNote({ x: 0, y: 0 })
  const [note] = view().notes
  const id = note?.id ?? ''
  expect(store.getState().editedNote).toBe(id)
  for (const text of ['w', 'wh', 'why']) await controller.changeNote(id, { text })
  expect([view().notes[0]?.text, steps()]).toEqual(['why', 2])
  await controller.changeNote(id, { x: 400, y: 8 })
  await controller.removeNote(id)
  expect([view().notes, steps()]).toEqual([[], 4])
  controller.undo()
  expect(view().notes[0]).toMatchObject({ x: 400, y: 8, text: 'why' })
})
