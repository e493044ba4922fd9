import type { Position } from '../../engine/page.ts'

interface Placed {
  readonly id: string
  readonly position: Position
}

/** Where dragged cards now stand; null where the drag ended at its start. */
export function movedPlaces(
  before: ReadonlyMap<string, Position>,
  dragged: readonly Placed[],
): Record<string, Position> | null {
  const moved = dragged.filter(({ id, position }) => {
    const start = before.get(id)
    return !start || start.x !== position.x || start.y !== position.y
  })
  if (moved.length === 0) return null
  return Object.fromEntries(moved.map(({ id, position: { x, y } }) => [id, { x: Math.round(x), y: Math.round(y) }]))
}
