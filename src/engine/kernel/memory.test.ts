import { expect, test } from 'vitest'
import type { CostEntry } from '../adapters/webWorker/costBook.ts'
import { analyzeHere } from '../analyzeHere.ts'
import { startKernel } from '../testing/startKernel.ts'
import type { KernelApi, KernelRunRequest } from '../worker/protocol.ts'
import { createPlainReader } from './fileReader.ts'

const ASK: KernelRunRequest = {
  run: 1,
  outputs: ['total'],
  inputs: {},
  overrides: {},
  adapter: { kind: 'workers', workers: 1 },
  limits: { maxHeldBytes: 2e6 },
  result: 'dict',
}

/** Three columns of 800 kB, of which a limit of 2 MB leaves two at most. */
const COLUMNS = `const column = (fill: number) => new Float64Array(1e5).fill(fill)
export function base(): Float64Array { return column(1) }
export function twice(base: Float64Array): Float64Array { return base.map((one) => 2 * one) }
export function thrice(base: Float64Array): Float64Array { return base.map((one) => 3 * one) }
export function total(twice: Float64Array, thrice: Float64Array): number { return (twice[0] ?? 0) + (thrice[0] ?? 0) }
`

const node = (name: string) => ({ root: { kind: 'node', node: name }, path: [] }) as const

async function firstOf(kernel: KernelApi, name: string): Promise<string | undefined> {
  const page = await kernel.expand(node(name), 0, 1)
  return page?.entries[0]?.summary.text
}

/** With the versions of its code, without which nothing is kept. */
const versioned = (text: string) =>
  analyzeHere({ files: [{ path: 'main.ts', text }], modules: ['main.ts'], config: {}, versions: true })

/** What ran again is told by warnings. */
function againIn(events: Awaited<ReturnType<typeof startKernel>>['events']): string[] {
  return events.flatMap((event) =>
    event.kind === 'nodeWarned' && event.problem.code === 'DW-RUN-031' ? [event.problem.message] : [],
  )
}

async function ran(text: string, ask: Partial<KernelRunRequest> = {}) {
  const started = await startKernel(text)
  expect(await started.kernel.run({ ...ASK, ...ask })).toMatchObject({ outcome: 'ok' })
  return started
}

test('a value that had to go is made again when it is looked at, from the nearest that is there, and the report says so', async () => {
  const { kernel, events } = await ran(COLUMNS)
  expect(await firstOf(kernel, 'thrice')).toBe('3')
  expect(againIn(events)).toEqual([])
  expect(await firstOf(kernel, 'base')).toBe('1')
  expect(againIn(events)).toEqual([
    'base ran again: the value of "base" was looked at, and had gone to keep within the limit of memory.',
  ])
  expect(await firstOf(kernel, 'twice')).toBe('2')
  expect(againIn(events).slice(1)).toEqual([
    'twice ran again: the value of "twice" was looked at, and had gone to keep within the limit of memory.',
  ])
})

test('rows, a profile and a file of such a value come as well', async () => {
  for (const ask of [
    async (kernel: KernelApi) => (await kernel.profile(node('base')))?.rows,
    async (kernel: KernelApi) => {
      const reply = await kernel.exportValue(node('base'), 'bytes')
      return reply?.ok && reply.blob.size / 8
    },
  ]) {
    const { kernel, events } = await ran(COLUMNS)
    expect(await ask(kernel)).toBe(1e5)
    expect(againIn(events)).toHaveLength(1)
  }
})

test('nothing runs where the cache has the value', async () => {
  const { kernel, events } = await startKernel(versioned(COLUMNS))
  // What it keeps counts, so that there must be room for it.
  await kernel.run({ ...ASK, limits: { maxHeldBytes: 8e6 } })
  await kernel.run({ ...ASK, limits: { maxHeldBytes: 8e6 } })
  expect(await firstOf(kernel, 'base')).toBe('1')
  expect(againIn(events)).toEqual([])
})

test('what takes long is made again on the word of a user alone', async () => {
  const { kernel, events } = await ran(COLUMNS)
  const costs = (await kernel.takeCosts()) as readonly CostEntry[]
  await kernel.restoreCosts(costs.map(([key, , bytes, at]) => [key, key.startsWith('base ') ? 60_000 : 1, bytes, at]))
  expect(await firstOf(kernel, 'base')).toBeUndefined()
  expect(againIn(events)).toEqual([])
})

test('what would write a file once more is not made again by itself', async () => {
  const saving = `import { decorate, saveTo, value } from 'dagwright'
export const base = decorate(saveTo.csv({ path: value('base.csv'), outputName: 'saved' }), () => [{ a: 1 }])
export function column(saved: Record<string, unknown>): Float64Array { return new Float64Array(1e5).fill(Object.keys(saved).length) }
export function other(column: Float64Array): Float64Array { return column.map((one) => one + 1) }
export function total(other: Float64Array): number { return other.length }
`
  const { kernel, written } = await ran(saving, { limits: { maxHeldBytes: 9e5 } })
  expect(written).toHaveLength(1)
  await firstOf(kernel, 'column')
  expect(written).toHaveLength(1)
})

test('a value of a file that is another by now is not made again', async () => {
  const text = `export function scaled(x: Float64Array): Float64Array { return new Float64Array(1e5).fill(x[0] ?? 0) }
export function total(scaled: Float64Array): number { const other = new Float64Array(1e5).fill(scaled[0] ?? 0); return other.length }
export function last(scaled: Float64Array): Float64Array { return scaled.map((one) => one + 1) }
`
  const { kernel } = await startKernel(text)
  await kernel.putFile('x.csv', new Blob(['x\n7\n8\n']))
  const inputs = { x: { kind: 'file', file: 'x.csv', column: 'x' } } as const
  await kernel.run({ ...ASK, outputs: ['total', 'last'], inputs, limits: { maxHeldBytes: 9e5 } })
  expect(await firstOf(kernel, 'scaled')).toBe('7')
  await firstOf(kernel, 'last')
  await kernel.putFile('x.csv', new Blob(['x\n9\n8\n']))
  const seen = await firstOf(kernel, 'scaled')
  expect([undefined, '7']).toContain(seen)
})

test('what is in a file that no run uses goes as well, and is read again where one does', async () => {
  let reads = 0
  const plain = createPlainReader()
  const reader = {
    read: (...given: Parameters<typeof plain.read>) => {
      reads++
      return plain.read(...given)
    },
  }
  const text = 'export function total(x: Float64Array): number { return x.reduce((sum, one) => sum + one, 0) }\n'
  const { kernel } = await startKernel(text, undefined, reader)
  const csv = `x\n${'1\n'.repeat(1e5)}`
  for (const file of ['a.csv', 'b.csv']) await kernel.putFile(file, new Blob([csv]))
  const ask = (file: string) =>
    kernel.run({
      ...ASK,
      inputs: { x: { kind: 'file', file, column: 'x' } },
      limits: { maxHeldBytes: 1e6 },
    })
  expect(reads).toBe(2)
  expect(await ask('b.csv')).toMatchObject({ outcome: 'ok' })
  expect(await ask('a.csv')).toMatchObject({ outcome: 'ok' })
  expect(reads).toBe(3)
})

test('what the cache keeps counts: where there is no room a second run finds nothing of it', async () => {
  const statuses = async (maxHeldBytes: number) => {
    const { kernel, events } = await startKernel(versioned(COLUMNS))
    for (const run of [1, 2]) await kernel.run({ ...ASK, run, outputs: ['twice'], limits: { maxHeldBytes } })
    const second = events.slice(events.findIndex((event) => event.kind === 'runStarted' && event.run === 2))
    return second.filter((event) => event.kind === 'nodeCached').map((event) => event.node)
  }
  expect(await statuses(8e6)).toEqual(['base', 'twice'])
  expect(await statuses(9e5)).toEqual([])
})

test('what the cache keeps leaves the workers their half: values are there without being made again', async () => {
  const { kernel, events } = await startKernel(versioned(COLUMNS))
  await kernel.run({ ...ASK, limits: { maxHeldBytes: 3.3e6 } })
  expect([await firstOf(kernel, 'thrice'), await firstOf(kernel, 'twice')]).toEqual(['3', '2'])
  expect(againIn(events)).toEqual([])
})
