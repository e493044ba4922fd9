import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { layeredLayout } from '../src/ui/store/layeredLayout.ts'
import { createLayoutService, type LayoutAnswer, type LayoutWorker } from './layoutService.ts'

const REQUEST = { nodes: [{ name: 'a', width: 168, height: 76 }], edges: [] }

function fakeWorker(behave: (worker: LayoutWorker) => void) {
  const worker: LayoutWorker = { postMessage: () => behave(worker), terminate: vi.fn(), onmessage: null, onerror: null }
  return worker
}

function answerTo(worker: LayoutWorker, data: LayoutAnswer) {
  worker.onmessage?.call(worker as Worker, new MessageEvent('message', { data }))
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test("gives the worker's places and ends the worker", async () => {
  const worker = fakeWorker((own) => answerTo(own, { kind: 'asked', places: { a: { x: 1, y: 2 } } }))
  expect(await createLayoutService(() => worker).place(REQUEST)).toEqual({ a: { x: 1, y: 2 } })
  expect(worker.terminate).toHaveBeenCalledOnce()
})

test('a worker that never answers is killed at the deadline and the layered layout stands in', async () => {
  const worker = fakeWorker(() => {})
  const places = createLayoutService(() => worker).place(REQUEST)
  await vi.advanceTimersByTimeAsync(3000)
  expect(await places).toEqual(layeredLayout(REQUEST))
  expect(worker.terminate).toHaveBeenCalledOnce()
})

test('at the deadline, or where the better one fails, the plain layout of the worker is taken', async () => {
  const plain = { a: { x: 7, y: 7 } }
  const slow = fakeWorker((own) => answerTo(own, { kind: 'plain', places: plain }))
  const late = createLayoutService(() => slow).place(REQUEST)
  await vi.advanceTimersByTimeAsync(3000)
  expect(await late).toEqual(plain)
  const failing = fakeWorker((own) => {
    answerTo(own, { kind: 'plain', places: plain })
    own.onerror?.call(own as Worker, new Event('error') as ErrorEvent)
  })
  expect(await createLayoutService(() => failing).place(REQUEST)).toEqual(plain)
})

test('a newer request ends the older one', async () => {
  const workers = [fakeWorker(() => {}), fakeWorker((own) => answerTo(own, { kind: 'asked', places: {} }))]
  const [first] = workers
  const service = createLayoutService(() => {
    const worker = workers.shift()
    if (!worker) throw new Error('no more workers')
    return worker
  })
  const old = service.place(REQUEST)
  await service.place(REQUEST)
  expect(await old).toEqual(layeredLayout(REQUEST))
  expect(first?.terminate).toHaveBeenCalledOnce()
})

test('where no worker can be had the layered layout stands in', async () => {
  const service = createLayoutService(() => {
    throw new Error('refused')
  })
  expect(await service.place(REQUEST)).toEqual(layeredLayout(REQUEST))
})
