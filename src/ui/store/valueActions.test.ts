import { expect, test } from 'vitest'
import { makeProblem } from '../../engine/page.ts'
import { createFakeKernel } from '../testing/fakeKernel.ts'
import { createFakeServices } from '../testing/fakeServices.ts'
import { createContext } from './context.ts'
import type { Services } from './services.ts'
import { createAppStore } from './state.ts'
import { createValueActions } from './valueActions.ts'

const REF = { root: { kind: 'node', node: 'sales' }, path: [] } as const
const FILE = { ref: REF, format: 'parquet', name: 'sales' } as const

function setUp(kernel: Partial<Services['kernel']> = {}) {
  const downloads: string[] = []
  const services = createFakeServices({ kernel: { ...createFakeKernel(), ...kernel } })
  const page = { ...services.page, download: (name: string) => void downloads.push(name) }
  const store = createAppStore()
  const values = createValueActions(createContext(store, { ...services, page }))
  return { values, downloads, notices: () => store.getState().notices.map(({ text }) => text) }
}

test('a value is downloaded under its name, an image with the ending of its own format', async () => {
  const { values, downloads } = setUp({
    image: async () => ({ kind: 'file', type: 'image/svg+xml', bytes: new Uint8Array() }),
  })
  expect(await values.takeValue(FILE)).toBeNull()
  expect(await values.takeValue({ ...FILE, format: 'image' })).toBeNull()
  expect(downloads).toEqual(['sales.parquet', 'sales.svg'])
})

test('what a format refuses, and what fails, is given back with its reason; nobody else is told', async () => {
  const problem = makeProblem('DW-RESULT-004', 'run', { message: 'No.', hint: 'Take it as JSON.' })
  const refusing = setUp({ exportValue: async () => ({ ok: false, problem }) })
  expect(await refusing.values.takeValue(FILE)).toMatchObject({ message: 'No.', hint: 'Take it as JSON.' })
  expect(refusing.notices()).toEqual([])
  await refusing.values.downloadValue(FILE)
  expect(refusing.notices()).toEqual(['No. Take it as JSON.'])

  const dead = setUp({ exportValue: () => Promise.reject(new Error('the sandbox died')) })
  expect(await dead.values.takeValue(FILE)).toEqual({
    message: 'Parquet could not be written: the sandbox died.',
    hint: 'Try again.',
  })
})

test('a writing that is cancelled is ended, and nothing is downloaded even where it came too late', async () => {
  const cancelled: string[] = []
  let finish = () => {}
  const { values, downloads } = setUp({
    exportValue: () =>
      new Promise((resolve) => {
        finish = () => resolve({ ok: true, blob: new Blob() })
      }),
    cancelExport: async (_, format) => void cancelled.push(format),
  })
  const stopper = new AbortController()
  const taking = values.takeValue(FILE, stopper.signal)
  stopper.abort()
  finish()
  expect(await taking).toBeNull()
  expect(cancelled).toEqual(['parquet'])
  expect(downloads).toEqual([])
})
