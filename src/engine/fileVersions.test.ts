import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFileVersions } from './fileVersions.ts'
import { hashContent, hashSource } from './values/hashContent.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dagwright-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const bytes = (text: string) => new TextEncoder().encode(text)

/** Versions of a file, and how often it was read for them. */
function counted() {
  let reads = 0
  const versionOf = createFileVersions((file) => {
    reads++
    return hashSource(file)
  })
  const place = join(folder, 'a.csv')
  return { place, version: () => versionOf(place), reads: () => reads }
}

/** As if so much time had passed. */
function later(ms: number): void {
  const at = Date.now() + ms
  vi.spyOn(Date, 'now').mockReturnValue(at)
}

describe('the version of a file', () => {
  test('is the hash of its content, whatever its size', async () => {
    const { place, version } = counted()
    for (const size of [0, 1, 5, 2 ** 22 - 1, 2 ** 22, 2 ** 22 + 3, 2 ** 23 + 1]) {
      const content = new Uint8Array(size).map((_, at) => at * 31)
      await writeFile(place, content)
      const hashes = [await version(), await hashContent(content), await hashContent(new Blob([content]))]
      expect(new Set(hashes).size).toBe(1)
    }
  })

  test('tells contents apart, also by a byte at an end or in the middle of a large one', async () => {
    const large = (at: number) => new Uint8Array(2 ** 22 + 9).fill(1).with(at, 2)
    const contents = [
      ...['', 'a', 'ab', 'ba', 'a\0'].map(bytes),
      ...[0, 2 ** 21, 2 ** 22 - 1, 2 ** 22, 2 ** 22 + 8].map(large),
    ]
    expect(new Set(await Promise.all(contents.map(hashContent))).size).toBe(contents.length)
  })

  test('is not asked of the disk again as long as nobody touches the file', async () => {
    const { place, version, reads } = counted()
    await writeFile(place, 'a')
    later(10_000)
    const first = await version()
    expect([await version(), await version(), reads()]).toEqual([first, first, 1])
  })

  test('is that of the new content, though size and time of it are as before', async () => {
    const { place, version, reads } = counted()
    const time = new Date(2020, 1, 1)
    for (const text of ['abc', 'abd', 'xbd']) {
      await writeFile(place, text)
      await utimes(place, time, time)
      later(10_000)
      expect(await version()).toBe(await hashContent(bytes(text)))
    }
    expect(reads()).toBe(3)
  })

  test('is that of another file that takes its place', async () => {
    const { place, version } = counted()
    await writeFile(place, 'abc')
    later(10_000)
    await version()
    await writeFile(join(folder, 'b.csv'), 'abd')
    await rename(join(folder, 'b.csv'), place)
    expect(await version()).toBe(await hashContent(bytes('abd')))
  })

  test('of a file that was changed a moment ago is not remembered: clocks of disks are coarse', async () => {
    const { place, version, reads } = counted()
    await writeFile(place, 'a')
    await version()
    await version()
    expect(reads()).toBe(2)
  })

  test('of a file that was changed while it was read is not remembered', async () => {
    const place = join(folder, 'a.csv')
    await writeFile(place, 'abc')
    later(10_000)
    let reads = 0
    const versionOf = createFileVersions(async (file) => {
      const version = await hashSource(file)
      if (reads++ === 0) await writeFile(place, 'abd')
      return version
    })
    expect(await versionOf(place)).toBe(await hashContent(bytes('abc')))
    expect(await versionOf(place)).toBe(await hashContent(bytes('abd')))
  })

  test('is none of what is not there, or is no file; nor any more of what is gone', async () => {
    const { place, version } = counted()
    await expect(version()).rejects.toThrow('ENOENT')
    await writeFile(place, 'a')
    later(10_000)
    await version()
    await rm(place)
    await expect(version()).rejects.toThrow('ENOENT')
    await mkdir(place)
    await expect(version()).rejects.toThrow('EISDIR')
  })
})
