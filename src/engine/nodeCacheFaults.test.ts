import { chmod, mkdir, mkdtemp, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import { CacheAdapter } from './lifecycle/CacheAdapter.ts'
import { createFolderStore } from './nodeCache.ts'
import type { CacheStore } from './run/cacheStore.ts'

const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dagwright-'))
  folders.push(folder)
  return folder
}

const TEXT = `export function twice(n: number): number { return 2 * n }
export function list(twice: number): number[] { return [twice, twice + 1] }
export function sum(list: number[]): number { return list.reduce((all, one) => all + one, 0) }
`
const PROGRAM = analyzeHere({ files: [{ path: 'm.ts', text: TEXT }], modules: ['m.ts'], config: {}, versions: true })

/** A run of a process of its own: the result, and the codes of what it warned of. */
async function run(store: CacheStore): Promise<{ sum: unknown; warned: readonly string[] }> {
  const driver = Driver.fromGraph(PROGRAM, { adapters: [new CacheAdapter({ store })] })
  const { outcome, result, problems } = await driver.run({ outputs: ['sum'], inputs: { n: 3 }, overrides: {} })
  expect(outcome).toBe('ok')
  const { sum } = result as { sum: unknown }
  return { sum, warned: [...new Set(problems.map(({ code }) => code))] }
}

const RIGHT = 13
const FINE = { sum: RIGHT, warned: [] }
const UNAVAILABLE = { sum: RIGHT, warned: ['DW-CACHE-001'] }
const UNTRUSTED = { sum: RIGHT, warned: ['DW-CACHE-002'] }

/** The paths of all entries of a folder. */
async function entriesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => name.length > 2).map((name) => join(folder, name))
}

async function filled(): Promise<string> {
  const folder = await newFolder()
  expect(await run(createFolderStore(folder))).toEqual(FINE)
  expect((await entriesOf(folder)).length).toBeGreaterThan(3)
  return folder
}

test('a folder that cannot be made or written is told once a run, and the values are right', async () => {
  const folder = await newFolder()
  const inTheWay = join(folder, 'cache')
  await writeFile(inTheWay, 'a file')
  for (let again = 0; again < 2; again++) expect(await run(createFolderStore(inTheWay))).toEqual(UNAVAILABLE)
})

test('a disk that is full at any write is told, leaves nothing half-written, and the next run does not trust it', async () => {
  for (let room = 0; room < 6; room++) {
    const folder = await newFolder()
    const store = createFolderStore(folder)
    let left = room
    const full: CacheStore = {
      read: store.read,
      async write(key, bytes) {
        if (left-- > 0) return store.write(key, bytes)
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
      },
    }
    const first = await run(full)
    expect(first.sum).toBe(RIGHT)
    expect(first.warned).toEqual(left < 0 ? ['DW-CACHE-001'] : [])
    expect(await run(createFolderStore(folder))).toEqual(FINE)
  }
})

test('files that end early, at whatever length, are told and made again', async () => {
  const sizes = [0, 1, 7, 15, 16, 17, 20, 24, 32]
  for (const size of sizes) {
    const folder = await filled()
    for (const path of await entriesOf(folder)) await truncate(path, size)
    expect([size, await run(createFolderStore(folder))]).toEqual([size, UNTRUSTED])
    expect(await run(createFolderStore(folder))).toEqual(FINE)
  }
})

test('entries that are folders are told, cannot be replaced, and stay', async () => {
  const folder = await filled()
  const paths = await entriesOf(folder)
  for (const path of paths) {
    await rm(path)
    await mkdir(path)
    await writeFile(join(path, 'theirs'), '')
  }
  for (let again = 0; again < 2; again++) expect(await run(createFolderStore(folder))).toEqual(UNAVAILABLE)
  const left = await entriesOf(folder)
  expect(left.sort()).toEqual(paths.flatMap((path) => [path, join(path, 'theirs')]).sort())
})

test('a folder that goes away while a run writes to it is made again; one that is replaced by a file is told', async () => {
  const folder = await filled()
  const store = createFolderStore(folder)
  const goes = (replace: () => Promise<void>): CacheStore => {
    let reads = 0
    return {
      async read(key) {
        if (reads++ === 1) {
          await rm(folder, { recursive: true, force: true })
          await replace()
        }
        return store.read(key)
      },
      write: store.write,
    }
  }
  expect((await run(goes(async () => {}))).sum).toBe(RIGHT)
  expect(await run(createFolderStore(folder))).toEqual(FINE)
  expect(await run(goes(() => writeFile(folder, 'a file')))).toEqual(UNAVAILABLE)
  expect(await run(createFolderStore(folder))).toEqual(UNAVAILABLE)
})

test('two entries that changed places are not taken for each other', async () => {
  const folder = await filled()
  const [first = '', ...others] = await entriesOf(folder)
  await rename(first, `${folder}/aside`)
  let free = first
  for (const path of others) {
    await rename(path, free)
    free = path
  }
  await rename(`${folder}/aside`, free)
  expect((await run(createFolderStore(folder))).sum).toBe(RIGHT)
})

/** Without the rights of the superuser, whom no folder refuses. */
const mayBeRefused = process.getuid?.() !== 0

test.runIf(mayBeRefused)('a folder that may be read alone gives what it has, and what is new is told', async () => {
  const folder = await newFolder()
  await chmod(folder, 0o500)
  expect(await run(createFolderStore(folder))).toEqual(UNAVAILABLE)
  await chmod(folder, 0o700)
})
