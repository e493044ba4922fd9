import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSharedStore } from '../testing/sharedStore.ts'
import { createMemoryStore } from './cacheStore.ts'
import { createSightKeeper } from './keptSights.ts'
import type { Sight, Sights } from './lookUps.ts'
import { formatSights, joinSights, parseSights, SIGHTS_KEY } from './storedSights.ts'

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
    expect(parseSights(new TextEncoder().encode(text))).toEqual(new Map())
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

const bare = (key: string): Sight => ({ key, version: '1', pieces: undefined, data: [] })
const keysIn = (bytes: Uint8Array | null) => [...parseSights(bytes)].map(([node, { key }]) => [node, key])
const DAMAGED = new TextEncoder().encode('{"format":"dagwright sights 2","sights":[3')

test('what is seen anew is joined to what is kept, in place of what it was', () => {
  const [kept, fresh] = ['a b', 'b c'].map((nodes, at) =>
    formatSights(new Map(nodes.split(' ').map((node) => [node, bare(`${node}${at}`)]))),
  )
  if (!kept || !fresh) throw new Error('two')
  expect(keysIn(joinSights(kept, fresh))).toEqual([
    ['a', 'a0'],
    ['b', 'b1'],
    ['c', 'c1'],
  ])
  for (const nothing of [null, DAMAGED]) expect(joinSights(nothing, fresh)).toEqual(fresh)
})

test('what was joined is what was seen, and no more: code that nobody reaches any more is not kept', () => {
  fc.assert(
    fc.property(sights, sights, (older, newer) => {
      const rest = [...older].filter(([node]) => !newer.has(node))
      const wanted: Sights = new Map([...rest, ...newer])
      expect(joinSights(formatSights(older), formatSights(newer))).toEqual(formatSights(wanted))
    }),
  )
})

test('there is room for those of 20,000 nodes; what was kept longest ago goes first', () => {
  const half = (name: string) =>
    formatSights(new Map(Array.from({ length: 15_000 }, (_, at) => [`${name}${at}`, bare(`${at}`)])))
  const [older, newer] = [half('a'), half('b')]
  const wanted = [...keysIn(older).slice(10_000), ...keysIn(newer)]
  expect(String(keysIn(joinSights(older, newer)))).toBe(String(wanted))
})

const deed = fc.oneof(fc.record({ node: name, key: hash }), fc.constant('keep'))

test('of two that look up and keep in any order nothing is lost', async () => {
  const before = fc.option(fc.constant(DAMAGED))
  const run = fc.asyncProperty(
    fc.scheduler(),
    before,
    fc.array(deed),
    fc.array(deed),
    async (scheduler, damaged, ...scripts) => {
      const memory = createMemoryStore()
      if (damaged) memory.write(SIGHTS_KEY, damaged)
      const store = createSharedStore(scheduler, memory)
      const writers = scripts.map(async (script): Promise<Sights> => {
        const keeper = createSightKeeper(store)
        const own: Sights = new Map()
        const keeping: Promise<void>[] = []
        await keeper.load()
        for (const one of script) {
          if (typeof one === 'string') keeping.push(keeper.keep(own))
          else own.set(one.node, bare(one.key))
          await scheduler.schedule(Promise.resolve())
        }
        await Promise.all([keeper.keep(own), ...keeping])
        return own
      })
      const [some = new Map(), others = new Map()] = await scheduler.waitFor(Promise.all(writers))
      const kept = parseSights(memory.read(SIGHTS_KEY))
      expect(new Set(kept.keys())).toEqual(new Set([...some.keys(), ...others.keys()]))
      for (const [node, { key }] of kept) expect([some.get(node)?.key, others.get(node)?.key]).toContain(key)
    },
  )
  await fc.assert(run)
})

test('who looked up what somebody else has not, leaves what that one did', async () => {
  const store = createMemoryStore()
  const [first, second] = [createSightKeeper(store), createSightKeeper(store)]
  const both: Sights = new Map([
    ['a', bare('1')],
    ['b', bare('1')],
  ])
  await first.keep(both)
  const seen = await second.load()
  await first.keep(both.set('a', bare('2')))
  await second.keep(seen.set('b', bare('3')))
  expect(keysIn(store.read(SIGHTS_KEY))).toEqual([
    ['a', '2'],
    ['b', '3'],
  ])
})

test('what could not be kept is kept with what is new the next time', async () => {
  const memory = createMemoryStore()
  let isFull = true
  const store = {
    ...memory,
    write(key: string, bytes: Uint8Array) {
      if (isFull) throw new Error('full')
      memory.write(key, bytes)
    },
  }
  const keeper = createSightKeeper(store)
  const own: Sights = new Map([['a', bare('1')]])
  await keeper.keep(own)
  isFull = false
  await keeper.keep(own)
  expect(keysIn(memory.read(SIGHTS_KEY))).toEqual([['a', '1']])
})
