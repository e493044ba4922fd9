import { expect, test } from 'vitest'
import { createFakeServices } from '../testing/fakeServices.ts'
import { helloWorld } from '../testing/helloWorld.ts'
import { createController } from './controller.ts'
import { createAppStore } from './state.ts'

/** A page whose example is on its way until it is told to be there. */
function setUp() {
  const store = createAppStore()
  const services = createFakeServices()
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const loadExample = () => arrived.then(helloWorld)
  const controller = createController(store, { ...services, projects: { ...services.projects, loadExample } })
  return { store, controller, arrive, origin: () => store.getState().origin.kind }
}

const file = (text = '') => new File([text], 'mine.ts')

test('P28: a file that was opened while an example was on its way stays open', async () => {
  const { controller, arrive, origin } = setUp()
  const example = controller.openExample('hello')
  await controller.openFiles([file()])
  arrive()
  await example
  expect(origin()).toBe('file')
  controller.dispose()
})

test('an example that was asked for last is opened when it comes', async () => {
  const { controller, arrive, origin } = setUp()
  await controller.openFiles([file()])
  const example = controller.openExample('hello')
  arrive()
  await example
  expect(origin()).toBe('example')
  controller.dispose()
})

test('what a page opens by itself makes way for what somebody asked for before it was there', async () => {
  const { controller, arrive, origin } = setUp()
  const first = controller.askForProject()
  await controller.openFiles([file()])
  arrive()
  await controller.openExample('hello', first)
  expect(origin()).toBe('file')
  controller.dispose()
})
