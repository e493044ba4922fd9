import type { Position } from '../../engine/page.ts'

const ORIGIN: Position = { x: 0, y: 0 }

interface Placed {
  readonly id: string
  readonly position: Position
}

/** Where dragged cards now stand, in the terms of `base`; null where the drag ended at its start. */
export function movedPlaces(
  before: ReadonlyMap<string, Position>,
  dragged: readonly Placed[],
  base: ReadonlyMap<string, Position> = before,
): Record<string, Position> | null {
  const moved = dragged.filter(({ id, position }) => {
    const start = before.get(id)
    return !start || start.x !== position.x || start.y !== position.y
  })
  if (moved.length === 0) return null
  return Object.fromEntries(
    moved.map(({ id, position: { x, y } }) => {
      const [shown, kept] = [before.get(id) ?? ORIGIN, base.get(id) ?? ORIGIN]
      return [id, { x: Math.round(x - shown.x + kept.x), y: Math.round(y - shown.y + kept.y) }]
    }),
  )
}
