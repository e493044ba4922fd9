import { expect, test } from 'vitest'
import { createFormatter, type FormatWorker } from './createFormatter.ts'

/** Workers that a test answers for. */
function setUp() {
  const workers: (FormatWorker & { readonly asked: string[]; isEnded: boolean })[] = []
  const formatter = createFormatter(() => {
    const asked: string[] = []
    const worker = {
      ...{ asked, isEnded: false, onmessage: null, onerror: null },
      postMessage: (text: string) => void asked.push(text),
      terminate() {
        worker.isEnded = true
      },
    }
    workers.push(worker)
    return worker
  })
  const call = (name: 'onmessage' | 'onerror', event: object) => {
    const handler = workers.at(-1)?.[name]
    if (handler) Reflect.apply(handler, null, [event])
  }
  const answer = (text: string) => call('onmessage', { data: { ok: true, text } })
  const fail = (message: string) => call('onerror', { message })
  return { formatter, workers, answer, fail }
}

test('texts are answered in their order, by one worker that stays', async () => {
  const { formatter, workers, answer } = setUp()
  const both = [formatter.format('a'), formatter.format('b')]
  answer('A')
  answer('B')
  expect(await Promise.all(both)).toEqual([
    { ok: true, text: 'A' },
    { ok: true, text: 'B' },
  ])
  expect(workers.map(({ asked }) => asked)).toEqual([['a', 'b']])
})

test('what is stopped gives nothing, and the next text has a worker of its own', async () => {
  const { formatter, workers, answer } = setUp()
  const stopped = formatter.format('a')
  formatter.stop()
  expect(await stopped).toBeNull()
  const next = formatter.format('b')
  answer('B')
  expect(await next).toEqual({ ok: true, text: 'B' })
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false])
})

test('a worker that cannot be loaded rejects, and is tried again', async () => {
  const { formatter, workers, fail } = setUp()
  const failing = formatter.format('a')
  fail('')
  await expect(failing).rejects.toThrow('the formatter could not be loaded')
  void formatter.format('b')
  expect(workers).toHaveLength(2)
})
