import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type CacheRecord, type KeptPart, NOTHING_KEPT, SIGHTS_KEY } from '../src/engine/page.ts'
import type { ProjectDocument } from '../src/ui/store/document.ts'
import { helloWorld } from '../src/ui/testing/helloWorld.ts'
import { add, beyondRoom, clear, load, measure } from './cacheStorage.ts'
import { enterProject, knowProject, projectId } from './projectId.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
beforeEach(() => enterProject(helloWorld()))
afterEach(() => void vi.useRealTimers())

const record = (data: string): CacheRecord => ({
  data,
  summary: { kind: 'number', type: 'number', text: '1', size: null, expandable: false },
})

/** A node's record, and its value of so many bytes. */
const partOf = (name: string, bytes = 1, used: readonly string[] = []): KeptPart => ({
  ...NOTHING_KEPT,
  records: [[`key of ${name}`, record(name)]],
  values: [[name, new Uint8Array(bytes).fill(name.length)]],
  used,
})

const valuesKept = async () => (await load()).values.map(([name]) => name)

test('what was added is there at the next visit', async () => {
  await load()
  await add(partOf('a', 3))
  await add(partOf('bb', 2))
  expect(await load()).toEqual({
    ...NOTHING_KEPT,
    records: [partOf('a'), partOf('bb')].flatMap(({ records }) => records),
    values: [partOf('a', 3), partOf('bb', 2)].flatMap(({ values }) => values),
  })
})

test('what was not used for longest goes first, and no more than what there is no room for', async () => {
  await load()
  const used: KeptPart = { ...NOTHING_KEPT, used: ['a', 'key of a', 'unknown'] }
  const parts = [partOf('a', 20e6), partOf('b', 20e6), partOf('c', 20e6), used, partOf('d', 20e6)]
  for (const [at, part] of parts.entries()) {
    vi.setSystemTime(at)
    await add(part)
  }
  expect(await valuesKept()).toEqual(['a', 'c', 'd'])
})

test('of very many small ones the oldest go too', () => {
  const all = Array.from({ length: 50_003 }, (_, at) => [`${at}`, { store: 'records', bytes: 1, at: -at }] as const)
  expect(beyondRoom(all).map(([key]) => key)).toEqual(['50002', '50001', '50000'])
})

test('cleared, it is empty and stays that of the same project', async () => {
  await load()
  await add(partOf('a'))
  await clear(false)
  expect(await load()).toEqual(NOTHING_KEPT)
  await add(partOf('b'))
  expect(await valuesKept()).toEqual(['b'])
})

test('of two tabs it belongs to the one that opened a project last; the other adds and takes nothing', async () => {
  const [first, second] = [openAnother(), openAnother()]
  const enter = async (document: ProjectDocument, name: string) => {
    enterProject(document)
    const before = await valuesKept()
    await add(partOf(name))
    return before
  }
  expect(await enter(first, 'first')).toEqual([])
  expect(await enter(second, 'second')).toEqual([])

  enterProject(first)
  await add(partOf('late'))
  enterProject(second)
  expect(await valuesKept()).toEqual(['second'])

  expect(await enter(first, 'again')).toEqual([])
  expect(await valuesKept()).toEqual(['again'])
})

test('what nodes were looked up with in two tabs with one project is all there, of each the latest', async () => {
  const [first, second] = [await openTab('shared'), await openTab('shared')]
  await first.load()
  await second.load()
  await first.add(sightsOf({ a: '1', b: '1' }))
  await Promise.all([first.add(sightsOf({ a: '2', c: '2' })), second.add(sightsOf({ b: '3', d: '3' }))])
  const third = await openTab('shared')
  const { values } = await third.load()
  expect(values.map(([key]) => key)).toEqual([SIGHTS_KEY])
  expect(keysOfSights(values[0]?.[1])).toEqual({ a: '2', b: '3', c: '2', d: '3' })
  expect((await third.measure()).own.bytes).toBe(values[0]?.[1].byteLength)
})

test('what is damaged of it is as nothing', async () => {
  const [first, second] = [await openTab('mended'), await openTab('mended')]
  await first.load()
  await first.add({ ...NOTHING_KEPT, values: [[SIGHTS_KEY, new Uint8Array(3)]] })
  await second.add(sightsOf({ a: '1' }))
  expect(keysOfSights((await second.load()).values[0]?.[1])).toEqual({ a: '1' })
})

/** As the kernel gives it: of each node the key that it was found under. */
function sightsOf(keys: Readonly<Record<string, string>>): KeptPart {
  const sights = Object.entries(keys).map(([node, key]) => [node, key, null, [], [], null])
  const text = JSON.stringify({ format: 'dagwright sights 2', pieces: [], sights })
  return { ...NOTHING_KEPT, values: [[SIGHTS_KEY, new TextEncoder().encode(text)]] }
}

function keysOfSights(entry: Uint8Array | undefined): Record<string, string> {
  const { sights } = JSON.parse(new TextDecoder().decode(entry))
  return Object.fromEntries(sights)
}

/** The module as another page has it, with a connection of its own and this project open. */
async function openTab(project: string): Promise<typeof import('./cacheStorage.ts')> {
  vi.resetModules()
  const [tab, ids] = await Promise.all([import('./cacheStorage.ts'), import('./projectId.ts')])
  const document = helloWorld()
  ids.knowProject(document, project)
  ids.enterProject(document)
  return tab
}

const NO_SIZE = { bytes: 0, values: 0 }

test('it tells how many runs of nodes it knows of, and their bytes with those of the values', async () => {
  const { records } = partOf('a')
  const bytes = JSON.stringify(records[0]?.[1]).length
  await load()
  expect(await measure()).toEqual({ own: NO_SIZE, others: NO_SIZE })
  await add(partOf('a', 1000))
  await add({ ...partOf('b'), values: [] })
  expect(await measure()).toEqual({ own: { bytes: 1000 + 2 * bytes, values: 2 }, others: NO_SIZE })
  await clear(false)
  expect(await measure()).toEqual({ own: NO_SIZE, others: NO_SIZE })
})

test('what another tab has is cleared only where all is, and stays its own', async () => {
  const first = openAnother()
  const second = openAnother()
  await load()
  await add(partOf('second', 1000))

  enterProject(first)
  await clear(false)
  expect(await measure()).toMatchObject({ own: NO_SIZE, others: { values: 1 } })
  await clear(true)
  expect(await measure()).toEqual({ own: NO_SIZE, others: NO_SIZE })

  enterProject(second)
  await add(partOf('again'))
  expect(await valuesKept()).toEqual(['again'])
})

/** A project that can be come back to. */
function openAnother(): ProjectDocument {
  const document = helloWorld()
  enterProject(document)
  knowProject(document, projectId())
  return document
}
