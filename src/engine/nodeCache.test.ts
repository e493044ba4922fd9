import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

  test('fails where it cannot read or write', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, '01'), 'in the way')
    await expect(createFolderStore(folder).read(KEY)).rejects.toThrow('ENOTDIR')
    await expect(createFolderStore(folder).write(KEY, bytes(1))).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['01'])
  })
})
