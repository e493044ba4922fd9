import type { Position } from '../../engine/page.ts'
import type { Room } from './shown.ts'

type Places = ReadonlyMap<string, Position>

/** Adds places for the inner nodes of open groups: where a person put them, else where their room has them. */
export function withInner(places: Places, rooms: readonly Room[], own: Readonly<Record<string, Position>>): Places {
  const all = new Map(places)
  for (const { face, offsets } of rooms) {
    const at = places.get(face)
    if (!at) continue
    for (const [name, offset] of offsets) {
      all.set(name, (Object.hasOwn(own, name) && own[name]) || { x: at.x + offset.x, y: at.y + offset.y })
    }
  }
  return all
}

/**
 * Makes room around the faces of open groups: all that stands left of one moves left, all above it up and so on, as if columns and rows were put in. So nothing that did not overlap before does afterwards, and closing takes it all back.
 */
export function openUp(base: Places, rooms: readonly Room[]): Places {
  if (rooms.length === 0) return base
  const places = new Map(base)
  for (const { offsets } of rooms) for (const name of offsets.keys()) places.delete(name)
  for (const room of rooms) {
    const at = places.get(room.face)
    const was = base.get(room.face)
    if (!at || !was) continue
    for (const [name, place] of places) places.set(name, pushed(place, at, room))
    for (const name of room.offsets.keys()) {
      const inner = base.get(name)
      if (inner) places.set(name, { x: at.x + inner.x - was.x, y: at.y + inner.y - was.y })
    }
  }
  return places
}

function pushed({ x, y }: Position, face: Position, { left, right, top, bottom }: Room): Position {
  return {
    x: x < face.x ? x - left : x > face.x ? x + right : x,
    y: y < face.y ? y - top : y > face.y ? y + bottom : y,
  }
}
