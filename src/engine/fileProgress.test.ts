import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { Driver } from './driver.ts'
import type { RunEvent } from './model/event.ts'
import { foldEvents } from './model/runState.ts'
import { PACKAGES } from './packages.ts'
import { analyzed } from './testing/analyzed.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'

/** All takes its time: whoever looks at the clock finds it later by so many milliseconds. */
beforeEach(() => {
  let time = 0
  vi.spyOn(performance, 'now').mockImplementation(() => {
    time += 90
    return time
  })
})
afterEach(() => vi.restoreAllMocks())

const TEXT = `import { decorate, loadFrom, value } from 'dagwright'
export const rows = decorate(loadFrom.csv({ path: value('big.csv') }), (big: { a: number }[]): number => big.length)
`
const ROWS = 400_000
const LOADER = 'rows.load_data.big'

async function run(adapter?: WebWorkerGraphAdapter) {
  const file = new Blob([`a\n${'123\n'.repeat(ROWS)}`])
  const events: RunEvent[] = []
  const driver = Driver.fromGraph(analyzed(TEXT), {
    packages: PACKAGES,
    services: { readFile: async () => file },
    ...(adapter ? { adapter } : {}),
  })
  const onEvent = (event: RunEvent) => void events.push(event)
  const { result } = await driver.run({ outputs: ['rows'], inputs: {}, overrides: {} }, { onEvent })
  return { result, events, size: file.size }
}

const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))

describe.each([
  ['in place', undefined],
  ['on workers', new WebWorkerGraphAdapter({ workers: 1, pool })],
])('a file that is loaded %s', (_, adapter) => {
  test('is told to be read, as far as it is, while that takes its time', async () => {
    const { result, events, size } = await run(adapter)
    expect(result).toEqual({ rows: ROWS })
    const told = events.flatMap((event) => (event.kind === 'fileRead' ? [event] : []))
    expect(told.length).toBeGreaterThan(0)
    expect(told.every((one) => one.node === LOADER && one.size === size && one.bytes > 0 && one.bytes <= size)).toBe(
      true,
    )
    expect(told.map((one) => one.bytes)).toEqual(told.map((one) => one.bytes).sort((a, b) => a - b))

    const [first] = told
    const during = foldEvents(null, events.slice(0, first ? events.indexOf(first) + 1 : 0))
    expect([...(during?.files ?? [])]).toEqual([[LOADER, { bytes: first?.bytes, size }]])
    expect(foldEvents(null, events)?.files.size).toBe(0)
  })
})
