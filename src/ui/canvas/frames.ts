import type { Box } from '../store/flip.ts'
import { FRAME_PAD, FRAME_TITLE } from '../store/makeRoom.ts'
import type { Shown } from '../store/shown.ts'

/** A border around cards that belong together. */
export interface Frame {
  readonly kind: 'group' | 'block' | 'module'
  /** The function whose nodes these are, the block's `Parallelizable`, or the module's path. */
  readonly name: string
  readonly box: Box
  /** How many cards it holds. */
  readonly cards: number
  /** An open group, or a module, which can be closed. */
  readonly canClose: boolean
}

interface Draft {
  readonly kind: Frame['kind']
  readonly name: string
  readonly members: ReadonlySet<string>
  readonly canClose: boolean
}

/** Frames around the cards as they stand, outer ones first; an outer frame goes around the inner one's border. */
export function framesOf(
  shown: Pick<Shown, 'groups' | 'blocks' | 'rooms'>,
  cards: ReadonlyMap<string, Box>,
  modules: ReadonlyMap<string, readonly string[]> = new Map(),
): Frame[] {
  const open = new Set(shown.rooms.map((room) => room.face))
  const drafts = [
    ...shown.groups.map(({ origin, members }) => draft('group', origin, members, open.has(origin), cards)),
    ...shown.blocks.map(({ name, members }) => draft('block', name, members, false, cards)),
    ...Array.from(modules, ([path, members]) => draft('module', path, members, true, cards)),
  ].filter(({ kind, members }) => members.size >= (kind === 'group' ? 2 : 1))
  const done: { readonly draft: Draft; readonly frame: Frame }[] = []
  for (const one of drafts.sort((a, b) => a.members.size - b.members.size)) {
    const within = done.filter(({ draft: { members } }) => isWithin(members, one.members))
    const boxes = [...one.members].flatMap((name) => cards.get(name) ?? [])
    const box = around([...boxes, ...within.map(({ frame }) => frame.box)])
    const { kind, name, canClose } = one
    done.push({ draft: one, frame: { kind, name, box, cards: one.members.size, canClose } })
  }
  return done.map(({ frame }) => frame).reverse()
}

/** The module onto whose frame cards of other modules are dragged: their middle lies in it. Of several the smallest. */
export function moduleUnder(
  frames: readonly Frame[],
  dragged: readonly Box[],
  own: ReadonlySet<string>,
): string | null {
  if (dragged.length === 0) return null
  const x = (Math.min(...dragged.map((box) => box.x)) + Math.max(...dragged.map((box) => box.x + box.width))) / 2
  const y = (Math.min(...dragged.map((box) => box.y)) + Math.max(...dragged.map((box) => box.y + box.height))) / 2
  const under = frames.filter(({ kind, name, box }) => kind === 'module' && !own.has(name) && holds(box, x, y))
  const area = ({ box }: Frame) => box.width * box.height
  return under.sort((a, b) => area(a) - area(b))[0]?.name ?? null
}

function holds(box: Box, x: number, y: number): boolean {
  return box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height
}

function draft(
  kind: Frame['kind'],
  name: string,
  members: readonly string[],
  canClose: boolean,
  cards: ReadonlyMap<string, Box>,
): Draft {
  return { kind, name, members: new Set(members.filter((member) => cards.has(member))), canClose }
}

function isWithin(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return inner.size <= outer.size && [...inner].every((name) => outer.has(name))
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - FRAME_PAD
  const y = Math.min(...boxes.map((box) => box.y)) - FRAME_TITLE
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + FRAME_PAD
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + FRAME_PAD
  return { x, y, width: right - x, height: bottom - y }
}
