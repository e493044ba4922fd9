import { expect, test } from 'vitest'
import type { Shown } from '../store/shown.ts'
import { framesOf, moduleUnder } from './frames.ts'

const card = (x: number, y: number) => ({ x, y, width: 100, height: 50 })
const group = (origin: string, ...members: string[]) => ({ origin, face: origin, members, inner: [] })
const shownWith = (parts: Partial<Shown>) => ({ groups: [], blocks: [], rooms: [], ...parts })

test('a frame goes around its cards, with room for a title', () => {
  const cards = new Map([
    ['f', card(0, 0)],
    ['g', card(200, 100)],
  ])
  expect(framesOf(shownWith({ groups: [group('f', 'f', 'g')] }), cards)).toEqual([
    { kind: 'group', name: 'f', box: { x: -12, y: -28, width: 324, height: 190 }, cards: 2, canClose: false },
  ])
})

test('a frame around another one goes around its border, and comes before it', () => {
  const cards = new Map([
    ['f', card(0, 0)],
    ['g', card(200, 0)],
  ])
  const frames = framesOf(
    shownWith({ groups: [group('f', 'f', 'g')], blocks: [{ name: 'items', members: ['f', 'g'] }] }),
    cards,
  )
  expect(frames.map(({ kind, box }) => [kind, box.x, box.y])).toEqual([
    ['block', -24, -56],
    ['group', -12, -28],
  ])
})

test('one card of a closed group has no frame, one of a block has', () => {
  const cards = new Map([['f', card(0, 0)]])
  const shown = shownWith({ groups: [group('f', 'f', 'f_raw')], blocks: [{ name: 'items', members: ['f', 'f_raw'] }] })
  expect(framesOf(shown, cards).map(({ kind }) => kind)).toEqual(['block'])
  expect(framesOf(shown, new Map())).toEqual([])
})

test('only an open group can be closed', () => {
  const cards = new Map([
    ['f', card(0, 0)],
    ['f_raw', card(-200, 0)],
  ])
  const room = { face: 'f', offsets: new Map(), left: 0, right: 0, top: 0, bottom: 0 }
  const [frame] = framesOf(shownWith({ groups: [group('f', 'f', 'f_raw')], rooms: [room] }), cards)
  expect(frame?.canClose).toBe(true)
})

test('a module takes cards of others whose middle is dragged onto its frame; of several the smallest', () => {
  const frame = (name: string, x: number, width: number) => ({
    kind: 'module' as const,
    name,
    box: { x, y: 0, width, height: 200 },
    cards: 1,
    canClose: true,
  })
  const frames = [frame('all.ts', 0, 1000), frame('stats.ts', 500, 200)]
  const under = (x: number, ...own: string[]) => moduleUnder(frames, [card(x, 50)], new Set(own))
  expect(under(460, 'main.ts')).toBe('stats.ts')
  expect(under(440, 'main.ts')).toBe('all.ts')
  expect(under(460, 'stats.ts')).toBe('all.ts')
  expect(under(460, 'stats.ts', 'all.ts')).toBe(null)
  expect(under(2000, 'main.ts')).toBe(null)
  expect(moduleUnder(frames, [card(300, 50), card(700, 50)], new Set())).toBe('stats.ts')
  expect(moduleUnder(frames, [], new Set())).toBe(null)
})
