import { expect, test } from 'vitest'
import { analyzeHere } from '../analyzeHere.ts'
import { foldEvents } from '../model/runState.ts'
import { PACKAGES } from '../packages.ts'
import { parseSights, SIGHTS_KEY } from '../run/storedSights.ts'
import { createInProcessHost } from '../testing/inProcessHost.ts'
import { startKernel } from '../testing/startKernel.ts'
import type { KernelApi, KernelRunRequest } from '../worker/protocol.ts'

const ASK: KernelRunRequest = {
  run: 1,
  outputs: ['doubled'],
  inputs: {},
  overrides: {},
  adapter: { kind: 'workers', workers: 2 },
  limits: {},
  result: 'dict',
}

const RESULT = { root: { kind: 'result' }, path: [] } as const
const node = (name: string) => ({ root: { kind: 'node', node: name }, path: [] }) as const

const bytesOf = (text: string): Blob => new Blob([text])

const DOUBLE = `export function halves(spend: Float64Array): number[] { return Array.from(spend, (one) => one / 2) }
export function doubled(halves: number[]): number[] { return halves.map((one) => 4 * one) }
`

const CSV = 'week,spend\n1,10\n2,30\n3,20\n'
const FROM_FILE = { ...ASK, inputs: { spend: { kind: 'file', file: 'a.csv', column: 'spend' } } } as const

test('a run takes a column of a file and leaves a result to page through', async () => {
  const { kernel, events } = await startKernel(DOUBLE)
  const report = await kernel.putFile('a.csv', bytesOf(CSV))
  expect(report).toMatchObject({
    rows: 3,
    problems: [],
    columns: [{ name: 'week' }, { name: 'spend', type: 'number' }],
  })
  const reply = await kernel.run(FROM_FILE)
  expect(reply).toMatchObject({ outcome: 'ok', problems: [], result: { kind: 'dict', rows: null } })
  expect(await kernel.expand(RESULT, 0, 10)).toMatchObject({ total: 1, entries: [{ key: 'doubled' }] })
  expect(await kernel.expand({ ...RESULT, path: [0] }, 1, 1)).toMatchObject({
    offset: 1,
    total: 3,
    entries: [{ key: '1', summary: { text: '60' } }],
  })
  expect(foldEvents(null, events)).toMatchObject({ outcome: 'ok', order: ['halves', 'doubled'] })
})

test('a long file of rows is the same as rows and as a table, as an input and by loadFrom', async () => {
  const rows = Array.from({ length: 3000 }, (_, id) => ({
    id,
    price: id % 7 ? id / 4 : null,
    region: id % 5 ? `r${id % 3}` : null,
    paid: id % 2 === 0,
  }))
  const { kernel } = await startKernel(`import type { ColumnTable } from 'arquero'
import { decorate, loadFrom, value } from 'dagwright'
type Row = { id: number; price: number | null; region: string | null; paid: boolean }
const textOf = (rows: unknown) => JSON.stringify(rows)
export const of_rows = (list: Row[]): string => textOf(list)
export const of_table = (table: ColumnTable): string => textOf(table.objects())
export const of_column = (ids: number[]): string => textOf(ids)
export const loaded_rows = decorate(loadFrom.ndjson({ path: value('rows.ndjson'), inject: 'loaded' }), (loaded: Row[]): string => textOf(loaded))
export const loaded_table = decorate(loadFrom.json({ path: value('rows.json'), inject: 'loaded' }), (loaded: ColumnTable): string => textOf(loaded.objects()))
`)
  const text = JSON.stringify(rows)
  const report = await kernel.putFile('rows.json', bytesOf(text))
  expect(report).toMatchObject({ rows: 3000, columns: [{ name: 'id', type: 'number' }, {}, { type: 'string' }, {}] })
  await kernel.putFile('rows.ndjson', bytesOf(rows.map((row) => JSON.stringify(row)).join('\n')))
  const file = (name: string, column: string | null = null) => ({ kind: 'file', file: name, column }) as const
  const asked = ['of_rows', 'of_table', 'of_column', 'loaded_rows', 'loaded_table']
  const inputs = { list: file('rows.json'), table: file('rows.ndjson'), ids: file('rows.json', 'id') }
  expect(await kernel.run({ ...ASK, outputs: asked, inputs })).toMatchObject({ outcome: 'ok', problems: [] })
  for (const name of asked) {
    const written = await kernel.exportValue(node(name), 'text')
    expect([name, written?.ok && (await written.blob.text())]).toEqual([
      name,
      name === 'of_column' ? JSON.stringify(rows.map(({ id }) => id)) : text,
    ])
  }
})

test('a value that is no output is fetched from the runner that still holds it', async () => {
  const { kernel } = await startKernel(DOUBLE)
  await kernel.putFile('a.csv', bytesOf(CSV))
  await kernel.run(FROM_FILE)
  expect(await kernel.expand(node('halves'), 0, 10)).toMatchObject({
    total: 3,
    entries: [{ summary: { text: '5' } }, {}, {}],
  })
  expect(await kernel.expand(node('nothing'), 0, 10)).toBeNull()
})

test('what would run where is told before a run by guesses, after it by what was measured', async () => {
  const { kernel } = await startKernel('export function one(): number { return 1 }\n')
  const asked = { outputs: ['one'], inputs: {}, overrides: {}, adapter: ASK.adapter }
  const group = { worker: 1, nodes: ['one'] }
  expect(await kernel.plan(asked)).toMatchObject({ placement: { hasGuess: true, groups: [group] } })
  await kernel.run({ ...ASK, outputs: ['one'] })
  expect(await kernel.plan(asked)).toMatchObject({ placement: { hasGuess: false, groups: [group] } })
})

test('before a run the cache says what it would give of it, and only the rest is placed', async () => {
  const { kernel } = await startKernel(DOUBLE)
  const load = (text: string) =>
    kernel.load(analyzeHere({ files: [{ path: 'm.ts', text }], modules: ['m.ts'], config: {}, versions: true }))
  await load(DOUBLE)
  await kernel.putFile('a.csv', bytesOf(CSV))
  await kernel.run(FROM_FILE)
  expect(await kernel.plan(FROM_FILE)).toMatchObject({ placement: { groups: [] }, lookUps: [{ kind: 'hit' }, {}] })
  await load(DOUBLE.replace('4 * one', '5 * one'))
  expect(await kernel.plan(FROM_FILE)).toMatchObject({
    placement: { groups: [{ nodes: ['doubled'] }] },
    lookUps: [
      { node: 'halves', kind: 'hit' },
      { node: 'doubled', kind: 'miss', because: [{ kind: 'code' }] },
    ],
  })
  await kernel.putFile('a.csv', bytesOf('spend\n10\n'))
  const anew = await kernel.plan(FROM_FILE)
  expect(anew?.placement?.groups.flatMap(({ nodes }) => nodes)).toEqual(['halves', 'doubled'])
})

test('what functions took is known in the next life of the kernel; what is damaged of it is left out', async () => {
  const first = await startKernel('export function one(): number { return 1 }\n')
  await first.kernel.run({ ...ASK, outputs: ['one'] })
  const costs = structuredClone(await first.kernel.takeCosts())

  const { kernel } = await startKernel('export function one(): number { return 1 }\n')
  const hasGuess = async () => {
    const plan = await kernel.plan({ outputs: ['one'], inputs: {}, overrides: {}, adapter: ASK.adapter })
    return plan?.placement?.hasGuess
  }
  expect(await hasGuess()).toBe(true)
  await kernel.restoreCosts([null, ['one'], ...costs])
  expect(await hasGuess()).toBe(false)
  expect(await kernel.takeCosts()).toEqual(costs)
  await kernel.restoreCosts([])
  expect(await hasGuess()).toBe(true)
})

test('a table is sorted by a column, missing values last, and is written as CSV', async () => {
  const { kernel } = await startKernel(DOUBLE)
  await kernel.putFile('a.csv', bytesOf(CSV))
  const reply = await kernel.run({ ...FROM_FILE, outputs: ['doubled', 'halves'], result: 'table' })
  expect(reply.result).toMatchObject({ kind: 'table', rows: 3, columns: [{ name: 'doubled' }, { name: 'halves' }] })
  const sort = { column: 'halves', descending: true }
  expect((await kernel.rows(RESULT, { offset: 1, limit: 5, sort }))?.cells).toEqual([
    [40, 20],
    [10, 5],
  ])
  const csv = await kernel.exportValue(RESULT, 'csv')
  expect(csv?.ok && (await csv.blob.text())).toBe('doubled,halves\n20,5\n60,15\n40,10\n')
})

test('a file with problems, or none of that name, stops the run before its first node', async () => {
  const { kernel, events } = await startKernel(DOUBLE)
  expect(await kernel.run(FROM_FILE)).toMatchObject({
    outcome: 'failed',
    problems: [{ code: 'DW-DATA-006' }],
    result: null,
  })
  const report = await kernel.putFile('a.csv', bytesOf('week,spend\n1,10\n2\n'))
  expect(report.problems).toMatchObject([{ code: 'DW-DATA-003', where: { line: 3 } }])
  expect(await kernel.run(FROM_FILE)).toMatchObject({ outcome: 'failed', problems: [{ code: 'DW-DATA-003' }] })
  expect(events.some((event) => event.kind === 'nodeStarted')).toBe(false)
})

test('what failed leaves the outputs that were computed, as a dict', async () => {
  const { kernel } = await startKernel(
    'export function good(): number { return 1 }\nexport function bad(): number { throw new Error("no") }\n',
  )
  const reply = await kernel.run({ ...ASK, outputs: ['good', 'bad'], result: 'table' })
  expect(reply).toMatchObject({ outcome: 'failed', result: { kind: 'dict' } })
  expect(await kernel.expand(RESULT, 0, 10)).toMatchObject({ entries: [{ key: 'good', summary: { text: '1' } }] })
})

test('Stop ends a run that waits, twice is harmless, and the next run works', async () => {
  const { kernel } = await startKernel(
    'export function slow(wait: boolean): Promise<number> { return new Promise((done) => { if (!wait) done(7) }) }\n',
  )
  const ask = (wait: boolean): KernelRunRequest => ({
    ...ASK,
    outputs: ['slow'],
    inputs: { wait: { kind: 'json', value: wait } },
  })
  const waiting = kernel.run(ask(true))
  await Promise.all([kernel.stop(), kernel.stop()])
  expect(await waiting).toMatchObject({ outcome: 'stopped', result: null })
  expect(await kernel.run(ask(false))).toMatchObject({ outcome: 'ok' })
})

test('a value that is gone says so instead of failing', async () => {
  const { kernel } = await startKernel(DOUBLE)
  expect(await kernel.exportValue(node('halves'), 'json')).toMatchObject({
    ok: false,
    problem: { code: 'DW-RESULT-005' },
  })
})

test("loaders and savers work on the project's files, under every adapter", async () => {
  const { kernel } = await startKernel(`import { decorate, loadFrom, saveTo, value } from 'dagwright'
export const total = decorate(
  loadFrom.json({ path: value('./orders.json'), inject: 'orders' }),
  (orders: { n: number }[]): number => orders.reduce((sum, order) => sum + order.n, 0),
)
export const report = decorate(saveTo.json({ path: value('report.json'), outputName: 'kept' }), (total: number): { total: number } => ({ total }))
export const again = decorate(loadFrom.json({ path: value('report.json'), inject: 'read' }), (read: { total: number }, kept: unknown): number => read.total)
`)
  await kernel.putFile('orders.json', bytesOf('[{ "n": 4 }, { "n": 38 }]'))
  for (const adapter of [{ kind: 'simple' }, { kind: 'workers', workers: 3 }] as const) {
    expect(await kernel.run({ ...ASK, adapter, outputs: ['total', 'kept'] })).toMatchObject({ outcome: 'ok' })
    expect(await kernel.run({ ...ASK, adapter, outputs: ['again'] })).toMatchObject({ outcome: 'ok' })
    expect(await kernel.expand(RESULT, 0, 1)).toMatchObject({ entries: [{ summary: { text: '42' } }] })
  }
  await kernel.removeFile('orders.json')
  const { problems } = await kernel.run({ ...ASK, outputs: ['total'] })
  expect(problems).toMatchObject([{ message: expect.stringContaining('the project has no file "./orders.json"') }])
})

test('a saver does not write over the program itself', async () => {
  const text = `import { decorate, saveTo, source } from 'dagwright'
export const f = decorate(saveTo.text({ path: source('path') }), (): string => 'gone')
`
  const files = ['f.ts', 'lib/g.ts'].map((path) => ({ path, text: path === 'f.ts' ? text : 'export const two = 2\n' }))
  const { kernel, written } = await startKernel(analyzeHere({ files, modules: ['f.ts'], config: {} }))
  const saveTo = (path: string) =>
    kernel.run({ ...ASK, outputs: ['save.f'], inputs: { path: { kind: 'json', value: path } } })
  for (const path of ['f.ts', './sub/../f.ts', 'lib//./g.ts']) {
    expect(await saveTo(path)).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'DW-RUN-015', message: `"save.f" failed: "${path}" is a module of the program itself.` }],
    })
  }
  expect(await saveTo('./dagwright.json')).toMatchObject({
    outcome: 'failed',
    problems: [{ message: '"save.f" failed: "./dagwright.json" holds the settings of the project.' }],
  })
  expect(written).toEqual([])
  for (const path of ['./lib/../f.txt', 'lib/f.ts', '/f.ts', '../f.ts']) {
    expect(await saveTo(path)).toMatchObject({ outcome: 'ok', problems: [] })
  }
  expect(written.map(({ name }) => name)).toEqual(['f.txt', 'lib/f.ts', '/f.ts', '../f.ts'])
})

test('a value is described column by column, once; images are handed over', async () => {
  const { kernel } = await startKernel(`export function numbers(): Float64Array { return Float64Array.of(3, 1, 2, NaN) }
export function png(): Uint8Array { return Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0) }
export function pixels(): { width: number; height: number; data: Uint8ClampedArray } {
  return { width: 1, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 255) }
}`)
  const ask = { ...ASK, outputs: ['numbers', 'png', 'pixels'] }
  await kernel.run(ask)
  const profile = await kernel.profile(node('numbers'))
  expect(profile).toMatchObject({ of: 'items', columns: [{ invalid: 1, numbers: { min: 1, max: 3, mean: 2 } }] })
  expect(await kernel.profile(node('numbers'))).toBe(profile)
  expect(await kernel.image(node('png'))).toMatchObject({ kind: 'file', type: 'image/png' })
  expect(await kernel.image(node('pixels'))).toMatchObject({ kind: 'pixels', width: 1, data: { 3: 255 } })
  expect(await kernel.image(node('numbers'))).toBeNull()
  expect(await kernel.profile(node('nowhere'))).toBeNull()
})

test('what an earlier run gave is not run again, and can be looked into', async () => {
  const { kernel, events } = await startKernel(DOUBLE)
  const load = (text: string) =>
    kernel.load(analyzeHere({ files: [{ path: 'm.ts', text }], modules: ['m.ts'], config: {}, versions: true }))
  await kernel.putFile('a.csv', bytesOf(CSV))
  const statuses = async (run: number) => {
    events.length = 0
    const reply = await kernel.run({ ...FROM_FILE, run })
    const nodes = foldEvents(null, events)?.nodes ?? new Map()
    return [reply.outcome, ...Array.from(nodes, ([name, { status }]) => `${name} ${status}`)]
  }
  await load(DOUBLE)
  expect(await statuses(1)).toEqual(['ok', 'halves ok', 'doubled ok'])
  expect(await statuses(2)).toEqual(['ok', 'halves cached', 'doubled cached'])
  expect(foldEvents(null, events)?.nodes.get('halves')?.summary).toMatchObject({ text: '[5, 15, 10]' })
  expect(await kernel.expand(node('halves'), 0, 1)).toMatchObject({ total: 3, entries: [{ summary: { text: '5' } }] })
  expect(await kernel.expand({ ...RESULT, path: [0] }, 1, 1)).toMatchObject({ entries: [{ summary: { text: '60' } }] })
  await load(DOUBLE.replace('4 * one', '5 * one'))
  expect(await statuses(3)).toEqual(['ok', 'halves cached', 'doubled ok'])
  await load(`// only words\n${DOUBLE}`)
  expect(await statuses(4)).toEqual(['ok', 'halves cached', 'doubled cached'])
  const kept = await kernel.takeKept()
  await kernel.clearCache()
  expect(await statuses(5)).toEqual(['ok', 'halves ok', 'doubled ok'])
  await kernel.restoreCache({ ...kept, records: [] })
  expect(await statuses(6)).toEqual(['ok', 'halves ok', 'doubled ok'])
  await kernel.restoreCache(structuredClone(kept))
  expect(await statuses(7)).toEqual(['ok', 'halves cached', 'doubled cached'])
})

test('in another life of the sandbox a run still says what has changed since the last', async () => {
  const load = (kernel: KernelApi, text: string) =>
    kernel.load(analyzeHere({ files: [{ path: 'm.ts', text }], modules: ['m.ts'], config: {}, versions: true }))
  const first = await startKernel(DOUBLE)
  await load(first.kernel, DOUBLE)
  await first.kernel.putFile('a.csv', bytesOf(CSV))
  await first.kernel.run(FROM_FILE)
  const kept = structuredClone(await first.kernel.takeKept())
  expect((await first.kernel.takeKept()).values).toEqual([])

  const { kernel, events } = await startKernel(DOUBLE)
  await kernel.restoreCache(kept)
  await load(kernel, DOUBLE.replace('4 * one', '5 * one'))
  await kernel.putFile('a.csv', bytesOf(CSV))
  await kernel.run(FROM_FILE)
  const looked = foldEvents(null, events)?.lookedUp ?? new Map()
  expect([...looked.values()]).toEqual([
    { node: 'halves', kind: 'hit' },
    { node: 'doubled', kind: 'miss', because: [{ kind: 'code' }] },
  ])
})

test('of what nodes were looked up with alone what is new is taken: of the rest another page may know better', async () => {
  const { kernel } = await startKernel(DOUBLE)
  await kernel.putFile('a.csv', bytesOf(CSV))
  const seenWith = async (factor: number) => {
    const files = [{ path: 'm.ts', text: DOUBLE.replace('4 * one', `${factor} * one`) }]
    await kernel.load(analyzeHere({ files, modules: ['m.ts'], config: {}, versions: true }))
    await kernel.run(FROM_FILE)
    const { values } = await kernel.takeKept()
    return [...parseSights(values.find(([key]) => key === SIGHTS_KEY)?.[1] ?? null).keys()]
  }
  expect(await seenWith(4)).toEqual(['halves', 'doubled'])
  expect(await seenWith(5)).toEqual(['halves', 'doubled'])
  expect(await seenWith(6)).toEqual(['doubled'])
  await kernel.clearCache()
  expect(await seenWith(7)).toEqual(['halves', 'doubled'])
})

test('a run keeps to the limits that it is given: of time, and of what values hold', async () => {
  const { kernel } = await startKernel(`export async function waits(): Promise<number> { return new Promise(() => {}) }
export function big(): Float64Array { return new Float64Array(1e6) }
`)
  const late = await kernel.run({ ...ASK, outputs: ['waits'], limits: { runTimeout: 50 } })
  expect(late).toMatchObject({
    outcome: 'failed',
    problems: [{ message: expect.stringContaining('longer than 50 ms') }],
  })
  const large = await kernel.run({ ...ASK, outputs: ['big'], limits: { maxHeldBytes: 4e6 } })
  expect(large).toMatchObject({ outcome: 'failed', problems: [{ code: 'DW-RUN-030' }] })
  expect(await kernel.run({ ...ASK, outputs: ['big'] })).toMatchObject({ outcome: 'ok' })
})

test('after Stop fresh workers are there before a run asks for them', async () => {
  const host = createInProcessHost({ packages: PACKAGES })
  const forever = (name: string) => `export async function ${name}(): Promise<number> { return new Promise(() => {}) }`
  const { kernel, events } = await startKernel(`${forever('a')}\n${forever('b')}\n`, host)
  const run = kernel.run({ ...ASK, outputs: ['a', 'b'] })
  await expect.poll(() => events.filter((event) => event.kind === 'nodeStarted')).toHaveLength(2)
  const before = host.spawned
  const workers = [...host.living]
  await kernel.stop()
  expect(await run).toMatchObject({ outcome: 'stopped' })
  expect([host.spawned - before, [...host.living]]).toEqual([workers.length, workers])
})
