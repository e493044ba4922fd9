import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createFolderStore } from './nodeCache.ts'

const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dagwright-'))
  folders.push(folder)
  return folder
}

const KEY = '0123456789abcdef0123456789abcdef'
const bytes = (...list: readonly number[]) => Uint8Array.from(list)
const read = async (folder: string, key: string) => {
  const found = await createFolderStore(folder).read(key)
  return found && [...found]
}

describe('a store in a folder', () => {
  test('gives back what was written, in another process too, and null where nothing was', async () => {
    const folder = join(await newFolder(), 'made', 'on demand')
    expect(await read(folder, KEY)).toBeNull()
    await createFolderStore(folder).write(KEY, bytes(1, 2, 3))
    expect(await read(folder, KEY)).toEqual([1, 2, 3])
    expect(await read(folder, KEY.replace('f', 'e'))).toBeNull()
  })

  test('gives back entries of all sizes', async () => {
    const folder = await newFolder()
    for (const size of [0, 1, 16_383, 16_384, 16_385, 100_000]) {
      const content = Uint8Array.from({ length: size }, (_, at) => at % 251)
      await createFolderStore(folder).write(KEY, content)
      expect(await read(folder, KEY)).toEqual([...content])
    }
  })

  test('replaces what is there', async () => {
    const folder = await newFolder()
    await createFolderStore(folder).write(KEY, bytes(1, 2, 3))
    await createFolderStore(folder).write(KEY, bytes())
    expect(await read(folder, KEY)).toEqual([])
  })

  test('leaves nothing half-written behind, whoever writes at the same time', async () => {
    const folder = await newFolder()
    const contents = Array.from({ length: 20 }, (_, at) => new Uint8Array(50_000).fill(at))
    await Promise.all(contents.map((one) => createFolderStore(folder).write(KEY, one)))
    const files = await readdir(folder, { recursive: true })
    expect(files.sort()).toEqual(['01', join('01', KEY.slice(2))])
    const [first = -1, ...others] = await readFile(join(folder, '01', KEY.slice(2)))
    expect([others.length, others.every((byte) => byte === first)]).toEqual([49_999, true])
  })

  test('of those who change an entry at the same time each is given what the one before made of it', async () => {
    const folder = await newFolder()
    await createFolderStore(folder).write(KEY, bytes(100))
    const ours = Array.from({ length: 20 }, (_, at) => at)
    await Promise.all(ours.map((one) => createFolderStore(folder).update(KEY, (now) => bytes(...(now ?? []), one))))
    const [first, ...others] = (await read(folder, KEY)) ?? []
    expect([first, others.sort((a, b) => a - b)]).toEqual([100, ours])
    expect(await readdir(join(folder, '01'))).toEqual([KEY.slice(2)])
  })

  test('an entry can be changed again after one who did died, or failed', async () => {
    const folder = await newFolder()
    const lock = join(folder, '01', `${KEY.slice(2)}.lock`)
    await mkdir(lock, { recursive: true })
    await utimes(lock, new Date(2020, 0), new Date(2020, 0))
    const { update } = createFolderStore(folder)
    const fail = () => {
      throw new Error('cannot be joined')
    }
    await expect(update(KEY, fail)).rejects.toThrow('cannot be joined')
    await update(KEY, (now) => bytes(1, ...(now ?? [])))
    expect(await read(folder, KEY)).toEqual([1])
  })

  test('fails where it cannot read or write', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, '01'), 'in the way')
    await expect(createFolderStore(folder).read(KEY)).rejects.toThrow('ENOTDIR')
    await expect(createFolderStore(folder).write(KEY, bytes(1))).rejects.toThrow()
    await expect(createFolderStore(folder).update(KEY, () => bytes(1))).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['01'])
  })
})

describe('a folder that is full', () => {
  const keyOf = (at: number) => `${String(at).padStart(2, '0')}${KEY.slice(2)}`
  const ages = async (folder: string, keys: readonly string[]) => {
    for (const [at, key] of keys.entries()) {
      const time = new Date(2020, 0, 1 + at)
      await utimes(join(folder, key.slice(0, 2), key.slice(2)), time, time)
    }
  }

  test('loses what was not used for longest, whoever used it', async () => {
    const folder = await newFolder()
    const keys = Array.from({ length: 10 }, (_, at) => keyOf(at))
    for (const key of keys) await createFolderStore(folder).write(key, new Uint8Array(100))
    await ages(folder, keys)
    expect(await read(folder, keyOf(0))).toHaveLength(100)
    const store = createFolderStore(folder, { maxBytes: 1000 })
    await store.write(keyOf(10), new Uint8Array(100))
    await store.settled()
    const left = (await readdir(folder, { recursive: true })).filter((name) => name.length > 2)
    expect(left.map((name) => name.slice(0, 2)).sort()).toEqual(['00', '04', '05', '06', '07', '08', '09', '10'])
  })

  test('does not take what is larger than all of it', async () => {
    const folder = await newFolder()
    await createFolderStore(folder, { maxBytes: 10 }).write(KEY, new Uint8Array(11))
    expect(await read(folder, KEY)).toBeNull()
  })

  test('is rid of what a process that died left half-written, not of what is being written', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, '01'))
    const names = [randomUUID(), randomUUID()].map((id) => `${KEY.slice(2)}.${id}`)
    const [old = '', fresh = ''] = names
    for (const name of names) await writeFile(join(folder, '01', name), 'half')
    await utimes(join(folder, '01', old), new Date(2020, 0), new Date(2020, 0))
    const store = createFolderStore(folder)
    await store.write(KEY, bytes(1))
    await store.settled()
    expect((await readdir(join(folder, '01'))).sort()).toEqual([KEY.slice(2), fresh])
  })

  test('keeps what is not the cache’s: any folder may be said to be one', async () => {
    const folder = await newFolder()
    const theirs = ['LICENSE', 'notes.md', 'ab', '01/notes.md', '01/Makefile', 'src/features.ts', `src/${KEY.slice(2)}`]
    for (const name of theirs) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), 'more than the cache may hold')
      await utimes(join(folder, name), new Date(2020, 0), new Date(2020, 0))
    }
    const store = createFolderStore(folder, { maxBytes: 10 })
    await store.write(KEY, new Uint8Array(6))
    await store.write(KEY.replace('f', 'e'), new Uint8Array(6))
    await store.settled()
    for (const name of theirs) expect(await readFile(join(folder, name), 'utf8')).toBe('more than the cache may hold')
  })
})
