import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './libraryDriver.ts'
import { CacheAdapter, type CacheAdapterOptions } from './lifecycle/CacheAdapter.ts'
import type { Adapter } from './lifecycle/LifecycleAdapter.ts'
import { from, to } from './materializers.ts'
import type { RunEvent } from './model/event.ts'
import { lookUpWords } from './model/lookUpWords.ts'
import { foldEvents } from './model/runState.ts'
import { createFolderStore } from './nodeCache.ts'
import { createNodeFiles } from './nodeFiles.ts'
import { PACKAGES } from './packages.ts'
import type { RunServices } from './run/services.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'
import { createMemoryFiles } from './testing/memoryFiles.ts'

const AUTHOR = `import { cache, dataLoader, dataSaver, decorate, loadFrom, saveTo, source, value } from 'dagwright'
import type { Collect, Parallelizable } from 'dagwright'
`

interface Asked {
  readonly services: Partial<RunServices>
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly overrides?: Readonly<Record<string, unknown>>
  readonly outputs?: readonly string[]
  readonly adapters?: readonly Adapter[]
}

function driverOf(text: string, cache: CacheAdapter | null, { services, adapters = [] }: Asked): Driver {
  const files = [{ path: 'm.ts', text: AUTHOR + text }]
  const program = analyzeHere({ files, modules: ['m.ts'], config: {}, versions: true })
  expect(program.graph.problems).toEqual([])
  return Driver.fromGraph(program, { packages: PACKAGES, services, adapters: [...(cache ? [cache] : []), ...adapters] })
}

/** The result, and of each node what became of it and why. */
async function run(text: string, cache: CacheAdapter | null, asked: Asked) {
  const { outputs = ['f'], inputs = {}, overrides = {} } = asked
  const events: RunEvent[] = []
  const onEvent = (event: RunEvent) => void events.push(event)
  const end = await driverOf(text, cache, asked).run({ outputs, inputs, overrides }, { onEvent })
  const state = foldEvents(null, events)
  const why: Record<string, string> = {}
  for (const [name, { status }] of state?.nodes ?? []) {
    const looked = state?.lookedUp.get(name)
    why[name] = `${status}: ${looked ? lookUpWords(looked, status) : ''}`
  }
  return { result: end.result, why, problems: end.problems.map((problem) => problem.code) }
}

const SAME = 'cached: nothing that it depends on changed'
const LOAD = `export const f = decorate(loadFrom.json({ path: value('d.json') }), (d: number[]): number => d.length)`
const LOADED = ['f.load_data.d', 'f.select_data.d', 'f']
const all = (...words: readonly string[]) => Object.fromEntries(LOADED.map((name, at) => [name, words[at] ?? words[0]]))

describe('what a file is loaded from', () => {
  test('is not read where it is as it was; a changed one is read, and named', async () => {
    const [files, cache] = [createMemoryFiles({ 'd.json': '[1, 2]' }), new CacheAdapter()]
    expect((await run(LOAD, cache, files)).why).toEqual(all('ok: it has not run before'))
    expect(files.takeReads()).toEqual(['d.json'])
    files.put('d.json', '[1, 2]')
    expect(await run(LOAD, cache, files)).toEqual({ result: { f: 2 }, why: all(SAME), problems: [] })
    expect(files.takeReads()).toEqual([])
    files.put('d.json', '[1, 2, 3]')
    expect(await run(LOAD, cache, files)).toEqual({
      result: { f: 3 },
      why: all(
        'ok: file d.json changed',
        'ok: f.load_data.d gave another value',
        'ok: f.select_data.d gave another value',
      ),
      problems: [],
    })
    files.put('d.json', '[1, 2]')
    expect(await run(LOAD, cache, files)).toEqual({ result: { f: 2 }, why: all(SAME), problems: [] })
    expect(files.takeReads()).toEqual(['d.json'])
  })

  test('that says the same in other bytes is read, and what takes it does not run', async () => {
    const [files, cache] = [createMemoryFiles({ 'd.json': '[1, 2]' }), new CacheAdapter()]
    await run(LOAD, cache, files)
    files.put('d.json', '[1 ,2]')
    expect((await run(LOAD, cache, files)).why).toEqual(
      all(
        'ok: file d.json changed',
        'cached: f.load_data.d gave the same as before',
        'cached: f.select_data.d gave the same as before',
      ),
    )
    files.put('d.json', '[1,2]')
    // Its size is a part of what the loader tells.
    const smaller = all(
      'ok: file d.json changed',
      'ok: f.load_data.d gave another value',
      'cached: f.select_data.d gave the same as before',
    )
    expect((await run(LOAD, cache, files)).why).toEqual(smaller)
  })

  test('is told before a run, by the file as it is then', async () => {
    const [files, cache] = [createMemoryFiles({ 'd.json': '[1, 2]' }), new CacheAdapter()]
    await run(LOAD, cache, files)
    const driver = driverOf(LOAD, cache, files)
    const request = { outputs: ['f'], inputs: {}, overrides: {} }
    expect(await driver.lookUp(request)).toEqual(LOADED.map((node) => ({ node, kind: 'hit' })))
    files.put('d.json', '[]')
    const [load] = await driver.lookUp(request)
    const because = [{ kind: 'file', of: 'd.json', isThere: true }]
    expect(load).toEqual({ node: 'f.load_data.d', kind: 'miss', because })
    expect(files.takeReads()).toEqual(['d.json'])
  })

  test('fails where it is gone, though what it held is kept', async () => {
    const [files, cache] = [createMemoryFiles({ 'd.json': '[1, 2]' }), new CacheAdapter()]
    await run(LOAD, cache, files)
    files.remove('d.json')
    for (let time = 0; time < 2; time++) {
      const { why, problems } = await run(LOAD, cache, files)
      expect([why['f.load_data.d'], problems]).toEqual(['failed: file d.json is not there', ['DW-RUN-015']])
    }
  })

  test('is read anew where a parameter wants another type', async () => {
    const [files, cache] = [createMemoryFiles({ 'd.json': '[1, 2]' }), new CacheAdapter()]
    const of = (type: string) => `interface D { v: ${type} }
export const f = decorate(loadFrom.json({ path: value('d.json') }), (d: D['v']) => d.constructor.name)`
    expect((await run(of('number[]'), cache, files)).result).toEqual({ f: 'Array' })
    const other = await run(of('Set<number>'), cache, files)
    expect([other.result, other.why['f.load_data.d']]).toEqual([{ f: 'Set' }, 'ok: its code changed'])
    expect((await run(`// words\n${of('number[]')}`, cache, files)).why).toMatchObject({ 'f.load_data.d': SAME })
  })

  test('whose path an input or a node gives is looked up by that', async () => {
    const files = createMemoryFiles({ 'a.json': '[1]', 'b.json': '[1, 2]' })
    let cache = new CacheAdapter()
    const byInput = LOAD.replace("value('d.json')", "source('where')")
    const byNode = `export function where(name: string): string { return name + '.json' }\n${byInput}`
    for (const [text, input] of [
      [byInput, { where: 'a.json' }],
      [byNode, { name: 'a' }],
    ] as const) {
      cache = new CacheAdapter()
      const first = await run(text, cache, { ...files, inputs: input })
      expect([first.result, files.takeReads()]).toEqual([{ f: 1 }, ['a.json']])
      const again = await run(text, cache, { ...files, inputs: input })
      expect([again.result, again.why['f.load_data.d'], files.takeReads()]).toEqual([{ f: 1 }, SAME, []])
    }
    files.put('a.json', '[1, 2, 3]')
    const changed = await run(byNode, cache, { ...files, inputs: { name: 'a' } })
    expect([changed.result, changed.why['f.load_data.d']]).toEqual([{ f: 3 }, 'ok: file a.json changed'])
    const other = await run(byNode, cache, { ...files, inputs: { name: 'b' } })
    expect([other.result, other.why['f.load_data.d']]).toEqual([{ f: 2 }, 'ok: where gave another value'])
  })

  test('whose path nobody keeps is looked up where it runs', async () => {
    const [files, cache] = [createMemoryFiles({ 'a.json': '[1]' }), new CacheAdapter()]
    const text = `export const where = decorate(cache({ behavior: 'recompute' }), () => 'a.json')
${LOAD.replace("value('d.json')", "source('where')")}`
    await run(text, cache, files)
    files.takeReads()
    const again = await run(text, cache, files)
    expect([again.why, files.takeReads()]).toMatchObject([
      { 'f.load_data.d': 'cached: where gave the same as before' },
      [],
    ])
    files.put('a.json', '[1, 2]')
    const changed = await run(text, cache, files)
    expect([changed.result, changed.why['f.load_data.d']]).toEqual([{ f: 2 }, 'ok: file a.json changed'])
  })

  test('is looked up for each item of a block', async () => {
    const [files, cache] = [createMemoryFiles({ 'a.json': '[1]', 'b.json': '[1, 2]' }), new CacheAdapter()]
    const text = `export function* name(n: number): Parallelizable<string> { yield 'a.json'; yield 'b.json' }
export const size = decorate(loadFrom.json({ path: source('name') }), (d: number[]): number => d.length)
export function f(size: Collect<number>): number[] { return [...size] }`
    const asked = { ...files, inputs: { n: 1 } }
    expect((await run(text, cache, asked)).result).toEqual({ f: [1, 2] })
    expect(files.takeReads()).toEqual(['a.json', 'b.json'])
    expect((await run(text, cache, asked)).result).toEqual({ f: [1, 2] })
    expect(files.takeReads()).toEqual([])
    files.put('b.json', '[]')
    expect((await run(text, cache, asked)).result).toEqual({ f: [1, 0] })
    expect(files.takeReads()).toEqual(['b.json'])
  })

  test('that changes between the look-up and the reading leaves nothing false behind', async () => {
    const [files, cache] = [createMemoryFiles({ 'd.json': '[1, 2]' }), new CacheAdapter()]
    const { readFile } = files.services
    const changing = {
      ...files.services,
      readFile: (path: string) => {
        files.put(path, '[1, 2, 3]')
        return readFile(path)
      },
    }
    expect((await run(LOAD, cache, { services: changing })).result).toEqual({ f: 3 })
    files.put('d.json', '[1, 2]')
    expect((await run(LOAD, cache, files)).result).toEqual({ f: 2 })
    files.put('d.json', '[1, 2, 3]')
    const again = await run(LOAD, cache, files)
    expect([again.result, again.why['f.load_data.d']]).toEqual([{ f: 3 }, SAME])
  })

  test('is looked up in workers as in place, and where services do not tell versions', async () => {
    const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
    const [files, cache] = [createMemoryFiles({ 'a.json': '[1]' }), new CacheAdapter()]
    const { fileVersion: _, ...services } = files.services
    const text = `export const where = decorate(cache({ behavior: 'recompute' }), () => 'a.json')
${LOAD.replace("value('d.json')", "source('where')")}`
    const asked = () => ({ services, adapters: [new WebWorkerGraphAdapter({ workers: 2, pool })] })
    await run(text, cache, asked())
    expect((await run(text, cache, asked())).why).toMatchObject({
      'f.load_data.d': 'cached: where gave the same as before',
    })
    expect((await run(text, cache, { services })).why).toMatchObject({
      'f.load_data.d': 'cached: where gave the same as before',
    })
    files.put('a.json', '[1, 2]')
    const changed = await run(text, cache, asked())
    expect([changed.result, changed.why['f.load_data.d']]).toEqual([{ f: 2 }, 'ok: file a.json changed'])
    pool.stop()
  })
})

const SAVE = `export const f = decorate(saveTo.json({ path: value('out.json') }), (p: number): number => p * 2)`

describe('what is saved to a file', () => {
  const asked = (files: Pick<Asked, 'services'>, p = 1) => ({ ...files, outputs: ['save.f'], inputs: { p } })
  const told = { path: 'out.json', format: 'json', size: 2 }

  test('is not written again where the file is as it was written', async () => {
    const [files, cache] = [createMemoryFiles(), new CacheAdapter()]
    const first = await run(SAVE, cache, asked(files))
    expect([first.result, first.why['save.f'], files.takeWrites()]).toEqual([
      { 'save.f': told },
      'ok: it has not run before',
      ['out.json'],
    ])
    const again = await run(SAVE, cache, asked(files))
    expect([again.result, again.why['save.f'], files.takeWrites()]).toEqual([{ 'save.f': told }, SAME, []])
  })

  test('is written where the file is another, or gone, or the value is another', async () => {
    const [files, cache] = [createMemoryFiles(), new CacheAdapter()]
    await run(SAVE, cache, asked(files))
    files.put('out.json', '7\n')
    expect((await run(SAVE, cache, asked(files))).why['save.f']).toBe('ok: file out.json changed')
    expect(files.text('out.json')).toBe('2\n')
    files.remove('out.json')
    expect((await run(SAVE, cache, asked(files))).why['save.f']).toBe('ok: file out.json is not there')
    expect(files.text('out.json')).toBe('2\n')
    expect((await run(SAVE, cache, asked(files, 2))).why['save.f']).toBe('ok: f gave another value')
    expect(files.text('out.json')).toBe('4\n')
    // What was written of 1 once is not what is there now.
    const back = await run(SAVE, cache, asked(files))
    expect([back.why['save.f'], files.text('out.json')]).toMatchObject(['ok: f gave another value', '2\n'])
  })

  test('counts, though what takes the value is told to ignore it', async () => {
    const [files, cache] = [createMemoryFiles(), new CacheAdapter({ ignore: ['g'] })]
    const driver = driverOf('export const g = (p: number): number => p', cache, files)
    const saver = to.json({ id: 'kept', dependencies: ['g'], path: 'out.json' })
    for (const p of [1, 2]) {
      await driver.materialize([saver], { inputs: { p } })
      expect(files.text('out.json')).toBe(`${p}\n`)
    }
  })
})

describe('materialized files', () => {
  test('are loaded and saved as those of modifiers are', async () => {
    const [files, cache] = [createMemoryFiles({ 'd.json': '[1, 2]' }), new CacheAdapter()]
    const driver = driverOf('export const g = (d: number[]): number => d.length', cache, files)
    const both = [
      from.json({ target: 'd', path: 'd.json' }),
      to.json({ id: 'kept', dependencies: ['g'], path: 'out.json' }),
    ]
    const of = async () => [await driver.materialize(both), files.takeReads(), files.takeWrites()]
    const told = [{ kept: { path: 'out.json', format: 'json', size: 2 } }, {}]
    expect(await of()).toEqual([told, ['d.json'], ['out.json']])
    expect(await of()).toEqual([told, [], []])
    files.put('d.json', '[1, 2, 3]')
    expect([await of(), files.text('out.json')]).toEqual([[told, ['d.json'], ['out.json']], '3\n'])
  })
})

describe('how loaders and savers are treated where nobody says anything of them', () => {
  const text = `export const raw = decorate(dataLoader(), (p: number): [number, { p: number }] => [p, { p }])
export const kept = decorate(dataSaver(), (raw: number): { raw: number } => ({ raw }))
export const f = decorate(loadFrom.json({ path: value('d.json'), inject: 'd' }), saveTo.json({ path: value('out.json') }),
  (d: number[], raw: number): number => d.length + raw)
export const g = decorate(cache({ behavior: 'default' }), loadFrom.json({ path: value('d.json') }), (d: number[]): number => d.length)`
  const second = async (options: CacheAdapterOptions) => {
    const [files, cache] = [createMemoryFiles({ 'd.json': '[1, 2]' }), new CacheAdapter(options)]
    const asked = { ...files, outputs: ['kept', 'save.f', 'g'], inputs: { p: 1 } }
    const first = await run(text, cache, asked)
    const { result, why } = await run(text, cache, asked)
    expect(result).toEqual(first.result)
    return Object.entries(why)
      .flatMap(([name, words]) => (words.startsWith('ok') ? [name] : []))
      .sort()
  }

  test('what a function saved cannot be looked at: it runs each time; all else is looked up', async () => {
    expect(await second({})).toEqual(['kept'])
    expect(await second({ defaultSaverBehavior: 'default' })).toEqual([])
    expect(await second({ default: ['kept'] })).toEqual([])
  })

  test('the driver says it for loaders, and for savers', async () => {
    const loaders = ['f.load_data.d', 'f.select_data.d', 'raw', 'raw.loader']
    expect(await second({ defaultLoaderBehavior: 'recompute' })).toEqual([...loaders, 'kept'].sort())
    expect(await second({ defaultLoaderBehavior: 'disable' })).toEqual([...loaders, 'kept', 'f'].sort())
    expect(await second({ defaultLoaderBehavior: 'ignore' })).toEqual([...loaders, 'kept'].sort())
    for (const behavior of ['recompute', 'disable', 'ignore'] as const) {
      expect(await second({ defaultSaverBehavior: behavior })).toEqual(['kept', 'save.f'])
    }
  })

  test('without, they are treated as all others are', async () => {
    const everything = ['f', 'f.load_data.d', 'f.select_data.d', 'kept', 'raw', 'raw.loader', 'save.f']
    expect(await second({ defaultBehavior: 'recompute' })).toEqual(everything)
    const others = { defaultLoaderBehavior: 'default', defaultSaverBehavior: 'default' } as const
    expect(await second({ defaultBehavior: 'recompute', ...others })).toEqual(['f'])
  })
})

test('another process over the same folder is told which file changed, and reads no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dagwright-'))
  try {
    await writeFile(join(folder, 'd.json'), '[1, 2]')
    await writeFile(join(folder, 'e.json'), '[5]')
    const text = `export const f = decorate(loadFrom.json({ path: value('d.json'), inject: 'd' }),
  loadFrom.json({ path: value('e.json'), inject: 'e' }), saveTo.json({ path: value('out.json') }),
  (d: number[], e: number[]): number => d.length + e.length)`
    const again = async () => {
      const cache = new CacheAdapter({ store: createFolderStore(join(folder, '.cache')) })
      const { why } = await run(text, cache, { services: createNodeFiles(folder), outputs: ['save.f'] })
      return ['f.load_data.d', 'f.load_data.e', 'save.f'].map((name) => why[name])
    }
    expect(new Set(await again())).toEqual(new Set(['ok: it has not run before']))
    expect(new Set(await again())).toEqual(new Set([SAME]))
    await writeFile(join(folder, 'd.json'), '[1, 2, 3]')
    const [d, e, saved] = await again()
    expect([d, e, saved?.startsWith('ok: ')]).toEqual(['ok: file d.json changed', SAME, true])
    await rm(join(folder, 'out.json'))
    expect(await again()).toEqual([SAME, SAME, 'ok: file out.json is not there'])
    expect(await readFile(join(folder, 'out.json'), 'utf8')).toBe('4\n')
  } finally {
    await rm(folder, { recursive: true })
  }
})
