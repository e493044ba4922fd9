import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../src/engine/page.ts'
import { isProjectPath } from './projects/paths.ts'
import {
  decodeShareHash,
  encodeShareHash,
  MOST_LINK_BYTES,
  MOST_UNPACKED_BYTES,
  type SharedProject,
} from './shareLink.ts'

function project(parts: Partial<SharedProject> = {}): SharedProject {
  return {
    files: [{ path: 'main.ts', text: 'export function a(b: number) { return b }' }],
    data: [],
    settings: DEFAULT_SETTINGS,
    ...parts,
  }
}

const text = fc.string({ unit: 'grapheme', maxLength: 300 })
const texts = fc.uniqueArray(
  fc.record({ path: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(isProjectPath), text }),
  { selector: (file) => file.path, maxLength: 5 },
)
const jsonRecord = fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 })
const projects = fc.record({
  files: texts,
  data: texts,
  settings: fc.record({ name: fc.string({ minLength: 1 }), config: jsonRecord }),
})

test('reading what was written gives the same project', async () => {
  await fc.assert(
    fc.asyncProperty(projects, async ({ files, data, settings }) => {
      // Through JSON: it has no -0, and records are compared without their prototypes.
      const shared = project(
        JSON.parse(JSON.stringify({ files, data, settings: { ...DEFAULT_SETTINGS, ...settings } })),
      )
      const decoded = await decodeShareHash(await encodeShareHash(shared))
      expect(decoded.ok && JSON.parse(JSON.stringify(decoded.project))).toEqual(JSON.parse(JSON.stringify(shared)))
    }),
    { numRuns: 100 },
  )
})

test('garbage is refused with a message', async () => {
  await fc.assert(
    fc.asyncProperty(fc.base64String({ maxLength: 400 }), async (garbage) => {
      const decoded = await decodeShareHash(`#p1=${garbage}`)
      expect(decoded).toEqual({ ok: false, message: expect.stringMatching(/damaged/) })
    }),
  )
})

test('a link with any one letter changed or cut off is refused or says the same', async () => {
  const shared = project({ data: [{ path: 'a.csv', text: 'a,b\n1,2\n' }] })
  const hash = await encodeShareHash(shared)
  await fc.assert(
    fc.asyncProperty(fc.nat(hash.length - 5), fc.constantFrom('A', 'b', '7', '_', ''), async (at, letter) => {
      const damaged = letter === '' ? hash.slice(0, at + 4) : hash.slice(0, at + 4) + letter + hash.slice(at + 5)
      const decoded = await decodeShareHash(damaged)
      if (decoded.ok) expect(JSON.stringify(decoded.project)).toBe(JSON.stringify(shared))
    }),
  )
})

test('a project too large for a link is refused when it is written', async () => {
  let state = 1
  const noise = Array.from({ length: MOST_LINK_BYTES }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return String.fromCharCode(32 + ((state >>> 25) % 95))
  }).join('')
  const large = project({ data: [{ path: 'noise.csv', text: noise }] })
  await expect(encodeShareHash(large)).rejects.toThrow(/too large for a link.*zip/)
})

test('a link too long to be read is refused unread', async () => {
  expect(await decodeShareHash(`#p1=${'A'.repeat(MOST_LINK_BYTES)}`)).toEqual({
    ok: false,
    message: expect.stringMatching(/too long: 65 kB of at most 64 kB/),
  })
})

test('a short link that unpacks to too much is refused', async () => {
  const bomb = new Blob([new Uint8Array(MOST_UNPACKED_BYTES + 1)])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'))
  const packed = Buffer.from(await new Response(bomb).arrayBuffer()).toString('base64url')
  expect(packed.length).toBeLessThan(MOST_LINK_BYTES)
  expect(await decodeShareHash(`#p1=${packed}`)).toEqual({
    ok: false,
    message: expect.stringMatching(/more than 4096 kB/),
  })
})

test('paths that leave the project are refused', async () => {
  for (const path of ['../main.ts', '/main.ts', 'a//b.ts', './a.ts', 'a\\b.ts']) {
    const hash = await encodeShareHash(project({ files: [{ path, text: '' }] }))
    expect(await decodeShareHash(hash)).toMatchObject({ ok: false })
  }
})

test('a link of another version says so', async () => {
  expect(await decodeShareHash('#p9=abc')).toEqual({ ok: false, message: expect.stringMatching(/version/) })
})
