import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMemoryStore } from './cacheStore.ts'
import { createSightKeeper, formatSights, parseSights } from './keptSights.ts'
import type { Sight, Sights } from './lookUps.ts'

const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 4, maxLength: 4 })
const piece = fc.constantFrom('half in stats.ts', 'mean in stats.ts', 'a statement in main.ts', '__proto__ in a.ts')
const name = fc.constantFrom('a', 'b', 'spend', '__proto__', 'constructor')

const sights: fc.Arbitrary<Sights> = fc
  .array(
    fc.tuple(
      name,
      fc.option(hash),
      fc.option(hash, { nil: undefined }),
      fc.uniqueArray(fc.tuple(piece, hash), { selector: ([one]) => one }),
      fc.array(fc.tuple(name, hash)),
      fc.option(fc.record({ path: name, version: fc.option(hash) }), { nil: undefined }),
    ),
  )
  .map(
    (all) =>
      new Map(
        all.map(([node, key, version, pieces, data, file]): [string, Sight] => [
          node,
          {
            key,
            version,
            pieces: { hashes: Object.fromEntries(pieces), of: { [node]: pieces.map(([one]) => one) } },
            data,
            file,
          },
        ]),
      ),
  )

test('what is kept of sights is read again', () => {
  fc.assert(
    fc.property(sights, (some) => {
      expect(parseSights(formatSights(some))).toEqual(some)
    }),
  )
})

test.each(['', '{', 'null', '[]', '{"format":"dagwright sights 1"}', '{"format":"dagwright sights 2","sights":[3]}'])(
  'of %j nothing is read',
  (text) => {
    expect(parseSights(text)).toEqual(new Map())
  },
)

test('another process has them from the same store, and a store that fails is none', async () => {
  const store = createMemoryStore()
  const some: Sights = new Map([['a', { key: null, version: '1', pieces: { hashes: {}, of: { a: [] } }, data: [] }]])
  await createSightKeeper(store).keep(some)
  expect(await createSightKeeper(store).load()).toEqual(some)
  const broken = createSightKeeper({
    read: () => Promise.reject(new Error('gone')),
    write: () => Promise.reject(new Error('full')),
  })
  expect(await broken.load()).toEqual(new Map())
  await broken.keep(some)
})
