import type { Position } from '../../engine/page.ts'

type Places = ReadonlyMap<string, Position>

const ORIGIN: Position = { x: 0, y: 0 }

interface Placed {
  readonly id: string
  readonly position: Position
}

/**
 * Where dragged cards now stand, in the terms of `base`; null where the drag ended at its start. A card that stands for the
 * nodes of a module takes them along.
 */
export function movedPlaces(
  before: Places,
  dragged: readonly Placed[],
  base: Places = before,
  hidden: ReadonlyMap<string, readonly string[]> = NOTHING,
): Record<string, Position> | null {
  const moved = dragged.filter(({ id, position }) => {
    const start = before.get(id)
    return !start || start.x !== position.x || start.y !== position.y
  })
  if (moved.length === 0) return null
  return Object.fromEntries(
    moved.flatMap(({ id, position: { x, y } }) => {
      const from = before.get(id) ?? ORIGIN
      const names = base.has(id) || !hidden.has(id) ? [id] : (hidden.get(id) ?? [])
      return names.flatMap((name) => {
        const kept = base.get(name) ?? (name === id ? ORIGIN : null)
        return kept ? [[name, { x: Math.round(x - from.x + kept.x), y: Math.round(y - from.y + kept.y) }] as const] : []
      })
    }),
  )
}

const NOTHING: ReadonlyMap<string, readonly string[]> = new Map()
